using RfmBatch.Application.Campaigns;
using RfmBatch.Core.Options;

namespace RfmBatch.Application.Tests.Campaigns;

public sealed class PlanOptionsTests
{
    [Fact]
    public void Defaults_are_these()
    {
        var options = Parse(new OptionTexts { ["budget"] = "500" });

        Assert.Equal(
            (5_000_000L, 0.1m, null, null, null),
            (options.BudgetAmount, options.ControlShare, options.MarginShare, options.Seed, options.SimulationCount));
        Assert.Empty(options.Costs);
        Assert.Empty(options.Uplifts);
    }

    [Fact]
    public void Shares_are_fractions_or_percent_and_actions_may_have_an_equals_sign()
    {
        var texts = new OptionTexts { ["budget"] = "0.5", ["control"] = "25%", ["margin"] = "0.4" };
        var options = Parse(texts.With("cost", "A=B=1.25").With("uplift", "win-back letter=2%"));

        Assert.Equal(
            (0.25m, 0.4m, 12_500L, 0.02),
            (options.ControlShare, options.MarginShare, options.Costs["A=B"], options.Uplifts["Win-back Letter"]));
    }

    [Theory]
    [InlineData("control", "100%")]
    [InlineData("control", "-1")]
    [InlineData("margin", "1.01")]
    [InlineData("seed", "-1")]
    [InlineData("simulate", "0")]
    [InlineData("budget", "0")]
    [InlineData("budget", "1,5")]
    [InlineData("cost", "Reward=-1")]
    [InlineData("cost", "=1")]
    [InlineData("uplift", "Reward=101%")]
    public void Values_out_of_range_are_named(string option, string value)
    {
        var errors = new List<string>();
        CampaignOptionSpecifications.Parse(new OptionTexts { ["budget"] = "1" }.With(option, value), errors);

        Assert.StartsWith($"--{option}", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Win-back Letter", "win-back-letter")]
    [InlineData("../Höhe: 100 %", "höhe-100")]
    [InlineData("Control", "action-control")]
    [InlineData("///", "action-")]
    public void Files_of_actions_have_harmless_names(string action, string file) => Assert.Equal(file, CampaignExporter.FileName(action));

    private static CampaignOptions Parse(OptionTexts texts)
    {
        var errors = new List<string>();
        var options = CampaignOptionSpecifications.Parse(texts, errors);
        Assert.Empty(errors);
        return options;
    }
}
