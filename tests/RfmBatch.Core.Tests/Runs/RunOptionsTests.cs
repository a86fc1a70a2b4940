using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Season;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Tests.Runs;

public sealed class RunOptionsTests
{
    private static readonly OptionTexts AllSet = new()
    {
        ["as-of"] = "2011-12-10",
        ["window-months"] = "12",
        ["where"] = " Country = United Kingdom ",
        ["bins"] = "5",
        ["scoring"] = "breaks:R=115,181,297.4,482;F=4,5,6,8;M=255.8,382,506.4,666",
        ["frequency"] = "lines",
        ["monetary"] = "mean",
        ["returns"] = "exclude",
        ["zero-amount"] = "drop",
        ["segments"] = "value5",
        ["clusters"] = "4",
        ["k-min"] = "3",
        ["features"] = "raw",
        ["hierarchy"] = "on",
        ["value"] = "bgnbd",
        ["season"] = "1,1,1,1,1,1,1,1,1,1,1.5,2",
        ["first-order"] = "out",
        ["holdout-from"] = "2011-06-09",
        ["margin"] = "30%",
        ["discount"] = "0.10",
        ["seed"] = "42",
    };

    [Fact]
    public void Defaults_are_those_of_the_contract() => Assert.Equal(
        OneLine("""
            {"asOf":"last-transaction","windowMonths":null,"where":null,"bins":null,"scoring":"quantile","frequency":"orders",
            "monetary":"sum","returns":"net","zeroAmount":"keep","segments":"standard11","clusters":"auto","kMin":2,"features":"log",
            "hierarchy":"off","value":"auto","season":"auto","firstOrder":"auto","holdoutFrom":null,"margin":1,"discount":0,"seed":1}
            """),
        new RunOptions().ToJson());

    [Fact]
    public void Parse_of_nothing_gives_the_defaults() => Assert.Equal(new RunOptions(), RunOptionSpecifications.Parse(new OptionTexts()));

    [Fact]
    public void Parse_reads_every_option() => Assert.Equal(
        new RunOptions
        {
            AsOf = AsOfChoice.On(new DateOnly(2011, 12, 10)),
            WindowMonths = 12,
            Where = new CustomerFilter("Country", "United Kingdom"),
            Bins = 5,
            Scoring = ScoringMethod.Breaks,
            Breaks = new ScoreBreaks([115, 181, 297.4, 482], [4, 5, 6, 8], [255.8, 382, 506.4, 666]),
            Frequency = FrequencyKind.Lines,
            Monetary = MonetaryKind.Mean,
            Returns = ReturnsKind.Exclude,
            KeepZeroAmounts = false,
            RuleSet = "value5",
            Clusters = ClusterChoice.Of(4),
            KMin = 3,
            Features = ClusterFeatures.Raw,
            Hierarchy = ClusterChoice.Auto,
            Value = PurchaseModelKind.Bgnbd,
            Season = new SeasonOption([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.5, 2]),
            FirstOrder = FirstOrderKind.Out,
            HoldoutFrom = new DateOnly(2011, 6, 9),
            Margin = .3m,
            Discount = .1m,
            Seed = 42,
        },
        RunOptionSpecifications.Parse(AllSet));

    [Fact]
    public void ToJson_writes_every_option_as_it_is_typed() => Assert.Equal(
        OneLine("""
            {"asOf":"2011-12-10","windowMonths":12,"where":"Country=United Kingdom","bins":5,
            "scoring":"breaks:R=115,181,297.4,482;F=4,5,6,8;M=255.8,382,506.4,666","frequency":"lines","monetary":"mean",
            "returns":"exclude","zeroAmount":"drop","segments":"value5","clusters":"4","kMin":3,"features":"raw","hierarchy":"on",
            "value":"bgnbd",
            "season":"1,1,1,1,1,1,1,1,1,1,1.5,2","firstOrder":"out","holdoutFrom":"2011-06-09","margin":0.3,"discount":0.1,"seed":42}
            """),
        RunOptionSpecifications.Parse(AllSet).ToJson());

    [Fact]
    public void FromJson_reads_back_what_ToJson_wrote()
    {
        var options = RunOptionSpecifications.Parse(AllSet);

        Assert.Equal(options, RunOptions.FromJson(options.ToJson()));
        Assert.Equal(new RunOptions(), RunOptions.FromJson(new RunOptions().ToJson()));
        Assert.Equal(new RunOptions(), RunOptions.FromJson("{}"));
    }

    [Fact]
    public void Parse_changes_only_what_was_typed_and_resets_by_word()
    {
        var stored = RunOptionSpecifications.Parse(AllSet);

        Assert.Equal(stored with { Seed = 7 }, RunOptionSpecifications.Parse(new OptionTexts { ["seed"] = "7" }, stored));
        var reset = new OptionTexts
        {
            ["window-months"] = "all",
            ["where"] = "all",
            ["bins"] = "auto",
            ["holdout-from"] = "auto",
            ["scoring"] = "rank",
        };
        Assert.Equal(
            stored with { WindowMonths = null, Where = null, Bins = null, HoldoutFrom = null, Scoring = ScoringMethod.Rank, Breaks = null },
            RunOptionSpecifications.Parse(reset, stored));
    }

    [Fact]
    public void Parse_reports_every_value_that_is_not_allowed_at_once()
    {
        var texts = new OptionTexts
        {
            ["as-of"] = "10.12.2011",
            ["window-months"] = "0",
            ["where"] = "Country",
            ["bins"] = "11",
            ["scoring"] = "quintile",
            ["frequency"] = "visits",
            ["monetary"] = "max",
            ["returns"] = "ignore",
            ["zero-amount"] = "no",
            ["segments"] = " ",
            ["clusters"] = "1",
            ["k-min"] = "11",
            ["features"] = "sqrt",
            ["hierarchy"] = "auto",
            ["value"] = "magic",
            ["holdout-from"] = "2011-02-30",
            ["margin"] = "101%",
            ["discount"] = "-0.1",
            ["seed"] = "1.5",
        };

        var failure = Assert.Throws<InvalidInputException>(() => RunOptionSpecifications.Parse(texts));

        Assert.Equal(
            [
                "--scoring 'quintile' is not allowed; it must be one of quantile, rank, percent, equal-width or edges such as "
                + "breaks:R=30,90,180,365;F=1,2,4,8;M=50,100,250,1000. Did you mean quantile?",
                "--as-of '10.12.2011' is not allowed; it must be a date written yyyy-MM-dd from 1900-01-01 to 2999-12-31, last-transaction "
                + "or today.",
                "--window-months '0' is not allowed; it must be a whole number from 1 to 1200 or all.",
                "--where 'Country' is not allowed; it must be Attribute=Value, the name at most 100 characters, or all.",
                "--bins '11' is not allowed; it must be a whole number from 2 to 10 or auto.",
                "--frequency 'visits' is not allowed; it must be one of orders, days, lines.",
                "--monetary 'max' is not allowed; it must be one of sum, mean.",
                "--returns 'ignore' is not allowed; it must be one of net, exclude.",
                "--zero-amount 'no' is not allowed; it must be keep or drop.",
                "--segments ' ' is not allowed; it must be standard11, rf10, retail6, managerial8, value5, the name of a stored rule set "
                + "(at most 100 characters) or a path ending in .json.",
                "--clusters '1' is not allowed; it must be a whole number from 2 to 50, auto, silhouette or off.",
                "--k-min '11' is not allowed; it must be a whole number from 2 to 10.",
                "--features 'sqrt' is not allowed; it must be one of log, raw.",
                "--hierarchy 'auto' is not allowed; it must be a whole number from 2 to 50, on or off.",
                "--value 'magic' is not allowed; it must be one of off, auto, bgnbd, mbg, pareto, mbgcnbd.",
                "--holdout-from '2011-02-30' is not allowed; it must be a date written yyyy-MM-dd from 1900-01-01 to 2999-12-31 or auto.",
                "--margin '101%' is not allowed; it must be from 0 to 1, or from 0% to 100%.",
                "--discount '-0.1' is not allowed; it must be from 0 to 1, or from 0% to 100%.",
                "--seed '1.5' is not allowed; it must be a whole number from 0 to 2147483647.",
            ],
            failure.Errors);
        Assert.Equal("Correct the options; `rfmbatch run --help` explains them.", failure.NextStep);
    }

    [Theory]
    [InlineData(
        "breaks:", "--scoring breaks have no edges for R; use R=, F= and M=, as in breaks:R=30,90,180,365;F=1,2,4,8;M=50,100,250,1000.")]
    [InlineData(
        "breaks:R=1;F=1;M=1;X=2",
        "--scoring 'X=2' is not allowed in breaks; use R=, F= and M=, as in breaks:R=30,90,180,365;F=1,2,4,8;M=50,100,250,1000.")]
    [InlineData("breaks:R=1;R=2;F=1;M=1", "--scoring breaks name R twice; use R=, F= and M= once each.")]
    [InlineData("breaks:R=1,two;F=1;M=1", "--scoring 'two' is not a number for R; write edges with a decimal point, separated by ','.")]
    [InlineData("breaks:R=1;F=NaN;M=1", "--scoring 'NaN' is not a number for F; write edges with a decimal point, separated by ','.")]
    [InlineData("breaks:R=1;F=1;M=1e309", "--scoring '1e309' is not a number for M; write edges with a decimal point, separated by ','.")]
    [InlineData(
        "breaks:R=2,1;F=1,2;M=1,2",
        "--scoring 'R=2,1' is not allowed; it must have 1 to 9 edges, each greater than the one before.")]
    [InlineData(
        "breaks:R=1,2,3,4,5,6,7,8,9,10;F=1;M=1",
        "--scoring 'R=1,2,3,4,5,6,7,8,9,10' is not allowed; it must have 1 to 9 edges, each greater than the one before.")]
    [InlineData("breaks:R=1,2;F=1;M=1,2", "--scoring breaks have 2 edges for R, 1 for F and 2 for M; each needs bins - 1.")]
    public void Parse_refuses_breaks_that_are_not_edges(string scoring, string firstError) =>
        Assert.Equal(firstError, Assert.Throws<InvalidInputException>(() => RunOptionSpecifications.Parse(
            new OptionTexts { ["scoring"] = scoring })).Errors[0]);

    [Fact]
    public void Edges_after_a_less_than_sign_are_the_largest_values_below_them() => Assert.Equal(
        new ScoreBreaks([114, 297], [3, 4], [Math.BitDecrement(255.8), 300]),
        RunOptionSpecifications.Parse(
            new OptionTexts { ["scoring"] = " breaks:R<115,297.4; F<4,5 ;M<255.8,300.00000000000006".Trim() }).Breaks);

    [Fact]
    public void Parse_refuses_options_that_contradict_each_other()
    {
        var texts = new OptionTexts
        {
            ["as-of"] = "2011-06-09",
            ["holdout-from"] = "2011-06-09",
            ["bins"] = "4",
            ["scoring"] = "breaks:R=1;F=1;M=1"
        };

        Assert.Equal(
            [
                "--scoring breaks have 1 edges for each metric, but --bins '4' needs 3.",
                "--holdout-from '2011-06-09' must be before --as-of '2011-06-09'."
            ],
            Assert.Throws<InvalidInputException>(() => RunOptionSpecifications.Parse(texts)).Errors);
    }

    [Fact]
    public void Values_of_an_attribute_may_contain_equals_signs() =>
        Assert.Equal(new CustomerFilter("a", "b=c"), RunOptionSpecifications.Parse(new OptionTexts { ["where"] = "a=b=c" }).Where);

    [Theory]
    [InlineData(
        """{"bin":5}""",
        "bin: unknown property; known here: asOf, windowMonths, where, bins, scoring, frequency, monetary, returns, zeroAmount, segments, "
        + "clusters, kMin, features, hierarchy, value, season, firstOrder, holdoutFrom, margin, discount, seed. Did you mean bins?")]
    [InlineData("""{"bins":"5"}""", "bins: must be a number, not '5'.")]
    [InlineData("[]", "the file: must be an object, not a list.")]
    [InlineData("""{"bins":11}""", "--bins '11' is not allowed; it must be a whole number from 2 to 10 or auto.")]
    public void FromJson_is_strict(string json, string error) =>
        Assert.Equal([error], Assert.Throws<InvalidInputException>(() => RunOptions.FromJson(json)).Errors);

    [Fact]
    public void FromJson_refuses_what_is_not_json() =>
        Assert.StartsWith(
            "The options are not valid JSON: ", Assert.Throws<InvalidInputException>(() => RunOptions.FromJson("{")).Errors[0]);

    private static string OneLine(string json) => json.ReplaceLineEndings("");
}
