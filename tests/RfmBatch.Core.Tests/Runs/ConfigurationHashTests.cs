using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Runs;

/// <summary>Hashes as released programs stored them: another value would begin a new history in every store.</summary>
public sealed class ConfigurationHashTests
{
    [Theory]
    [InlineData("defaults", "c17d47d14f49476e02d1ff0b1ccdbf3dfe4a76b4ddc79518f7bf9a2b41666d0a")]
    [InlineData("bins", "3c0ce4b4bd1a988be2ef916e8d1b2b4b43397fed522abd7376639a8ce44c8380")]
    [InlineData("window", "b3f73c152507552fc3a7e09111605e29f00f4f23451954044d9304d070743903")]
    [InlineData("where", "80d31d97a05e6a92084d92980429cc5fd5ce56961da6447293c84d7bb8d7d719")]
    [InlineData("breaks", "0603d96356edcd250810a1c3b7f1df545fa63f1a34b02f643684366b87b1b406")]
    [InlineData("kinds", "0e7d6a866f15b32c1486d32f92de78c96d7e9530477d0d5f89514cf3c5c415a3")]
    [InlineData("later stages", "c17d47d14f49476e02d1ff0b1ccdbf3dfe4a76b4ddc79518f7bf9a2b41666d0a")]
    [InlineData("rf10", "dac158188f7a9ef231c08a895394f052d4be170e72ddcfece1ab476abd64c9e3")]
    public void Hashes_stay_what_they_were(string name, string hash) => Assert.Equal(hash, Configuration(name).Hash);

    private static RunConfiguration Configuration(string name)
    {
        var options = new RunOptions();
        return name switch
        {
            "bins" => Of(options with { Bins = 7 }, "managerial8"),
            "window" => Of(options with { WindowMonths = 12, Bins = 5 }),
            "where" => Of(options with { Where = new CustomerFilter("Country", "Côte d'Ivoire \"=\"") }),
            "breaks" => Of(
                options with { Scoring = ScoringMethod.Breaks, Breaks = new ScoreBreaks([30, 90.5], [1, 3], [50, 1e6]) },
                "managerial8"),
            "kinds" => Of(options with
            {
                Scoring = ScoringMethod.EqualWidth,
                Frequency = FrequencyKind.Days,
                Monetary = MonetaryKind.Mean,
                Returns = ReturnsKind.Exclude,
                KeepZeroAmounts = false,
            }),
            "later stages" => Of(options with { AsOf = AsOfChoice.Today, KMin = 4, Margin = .3m, Discount = .1m, Seed = 42 }),
            "rf10" => Of(options, "rf10"),
            _ => Of(options),
        };
    }

    private static RunConfiguration Of(RunOptions options, string ruleSet = "standard11") =>
        RunConfiguration.Create(options, ShippedRuleSets.Find(ruleSet)!);
}
