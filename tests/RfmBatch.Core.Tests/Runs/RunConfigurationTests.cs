using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Runs;

public sealed class RunConfigurationTests
{
    private static readonly RuleSet Standard = ShippedRuleSets.Find("standard11")!;
    private static readonly RuleSet Managerial = ShippedRuleSets.Find("managerial8")!;

    public static TheoryData<string> Different =>
        ["bins", "scoring", "breaks", "frequency", "monetary", "returns", "zero", "where", "window", "rules"];

    [Fact]
    public void Bins_are_the_options_or_the_rule_sets_or_five()
    {
        Assert.Equal(4, RunConfiguration.Create(new RunOptions(), ShippedRuleSets.Find("retail6")!).Bins);
        Assert.Equal(5, RunConfiguration.Create(new RunOptions(), Managerial).Bins);
        Assert.Equal(3, RunConfiguration.Create(new RunOptions { Bins = 3 }, Managerial).Bins);
        Assert.Equal(2, RunConfiguration.Create(Breaks(1), Managerial).Bins);
    }

    [Fact]
    public void Create_refuses_bins_that_conflict_with_the_rule_set()
    {
        var failure = Assert.Throws<InvalidInputException>(() => RunConfiguration.Create(new RunOptions { Bins = 4 }, Standard));

        Assert.Equal(["--bins '4' conflicts with rule set 'standard11', which is written for 5 bins."], failure.Errors);
        Assert.Equal("Leave --bins out to use the rule set's own, or choose a rule set written for other bins.", failure.NextStep);
    }

    [Fact]
    public void Create_refuses_breaks_that_do_not_fit_the_bins() => Assert.Equal(
        [
            "--scoring breaks: R has 1 edges; 5 bins need 4.",
            "--scoring breaks: F has 1 edges; 5 bins need 4.",
            "--scoring breaks: M has 1 edges; 5 bins need 4.",
        ],
        Assert.Throws<InvalidInputException>(() => RunConfiguration.Create(Breaks(1), Standard)).Errors);

    [Theory]
    [MemberData(nameof(Different))]
    public void Hash_differs_with_everything_that_decides_scores_and_segments(string what)
    {
        var options = new RunOptions();
        var (changed, rules) = what switch
        {
            "bins" => (options with { Bins = 6 }, Managerial),
            "scoring" => (options with { Scoring = ScoringMethod.Rank }, Managerial),
            "breaks" => (Breaks(1, 2, 3, 4), Managerial),
            "frequency" => (options with { Frequency = FrequencyKind.Days }, Managerial),
            "monetary" => (options with { Monetary = MonetaryKind.Mean }, Managerial),
            "returns" => (options with { Returns = ReturnsKind.Exclude }, Managerial),
            "zero" => (options with { KeepZeroAmounts = false }, Managerial),
            "where" => (options with { Where = new CustomerFilter("a", "b") }, Managerial),
            "window" => (options with { WindowMonths = 12 }, Managerial),
            _ => (options, RuleSet.Parse(Managerial.DefinitionJson.Replace("1095", "1096", StringComparison.Ordinal))),
        };

        Assert.NotEqual(RunConfiguration.Create(options, Managerial).Hash, RunConfiguration.Create(changed, rules).Hash);
    }

    [Fact]
    public void Hash_ignores_dates_seed_later_stages_and_what_segments_look_like()
    {
        var options = new RunOptions();
        var changed = options with { AsOf = AsOfChoice.Today, Seed = 9, Clusters = ClusterChoice.Auto, Bins = 5 };
        var repainted = RuleSet.Parse(Standard.DefinitionJson.Replace("#364B9A", "#000000", StringComparison.Ordinal));

        Assert.Equal(RunConfiguration.Create(options, Standard).Hash, RunConfiguration.Create(changed, repainted).Hash);
        Assert.NotEqual(Standard.DefinitionHash, repainted.DefinitionHash);
    }

    // Stored with every run: another value would begin a new history in every store.
    [Fact]
    public void Hash_of_the_defaults_is_stable() =>
        Assert.Equal(
            "c17d47d14f49476e02d1ff0b1ccdbf3dfe4a76b4ddc79518f7bf9a2b41666d0a", RunConfiguration.Create(new RunOptions(), Standard).Hash);

    private static RunOptions Breaks(params double[] edges) =>
        new() { Scoring = ScoringMethod.Breaks, Breaks = new ScoreBreaks(edges, edges, edges) };
}
