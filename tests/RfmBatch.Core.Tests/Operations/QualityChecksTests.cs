using RfmBatch.Core.Clustering;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;
using RfmBatch.Core.Tests.Lifetime;

namespace RfmBatch.Core.Tests.Operations;

public sealed class QualityChecksTests
{
    internal static readonly (int, int, decimal)[] Ten = [.. Enumerable.Range(1, 10).Select(i => (i * 10, i, i * 100m))];

    [Fact]
    public void Evaluate_gives_every_check_of_the_catalogue_once_in_order() =>
        Assert.Equal(
            QualityCatalogue.All.Select(check => check.Id),
            QualityChecks.Evaluate(WithClustersAndValue(Ten)).Select(finding => finding.CheckId));

    [Fact]
    public void Without_clusters_there_is_nothing_to_say_about_them() =>
        Assert.DoesNotContain(QualityChecks.Evaluate(Input(Ten)), finding => finding.CheckId.StartsWith("RFM03", StringComparison.Ordinal));

    [Fact]
    public void Catalogue_ids_severities_and_titles_are_stable()
    {
        string[] expected =
        [
            "RFM001 Error Run has customers",
            "RFM002 Error Customers are unique",
            "RFM003 Error Segment counts equal customers",
            "RFM004 Error Shares sum to 1",
            "RFM005 Error Scores are within 1..bins",
            "RFM006 Error Summary revenue equals transaction revenue",
            "RFM007 Warning Data is fresh",
            "RFM008 Notice Configuration is unchanged",
            "RFM009 Notice No rows were rejected",
            "RFM011 Warning Recency has spread",
            "RFM012 Warning Frequency has spread",
            "RFM013 Warning Monetary has spread",
            "RFM021 Warning Recency is stable",
            "RFM022 Warning Frequency is stable",
            "RFM023 Warning Monetary is stable",
            "RFM024 Warning Segment shares are stable",
            "RFM025 Warning Orders per customer are stable",
            "RFM026 Warning Amount per order is stable",
            "RFM027 Warning Customers buy as often as before",
            "RFM028 Warning Customers pay as much as before",
            "RFM030 Error Cluster counts equal scored customers",
            "RFM031 Notice Number of clusters",
            "RFM032 Warning Clusters are stable",
            "RFM033 Warning Clusters stay where they were",
            "RFM034 Notice Hierarchy is exact",
            "RFM035 Notice Agreement of groupings",
            "RFM040 Notice Value is predicted",
            "RFM041 Warning Purchase model is identified",
            "RFM042 Warning Value models converged",
            "RFM043 Notice Order values are modelled",
            "RFM044 Warning Holdout orders are predicted",
            "RFM045 Warning Holdout intervals cover",
            "RFM046 Warning Holdout orders are predicted by frequency",
            "RFM047 Warning Holdout orders are predicted by activity",
            "RFM048 Warning Holdout order values are predicted",
            "RFM049 Warning Holdout orders are predicted by quarter",
            "RFM050 Error The last day follows the rest",
            "RFM051 Error New loads are like those before",
            "RFM052 Warning No customer stands out",
            "RFM053 Warning Orders are of a month at most",
            "RFM054 Warning Customer ids differ in more than writing",
        ];

        Assert.Equal(expected, QualityCatalogue.All.Select(check => $"{check.Id} {check.Severity} {check.Title}"));
    }

    [Fact]
    public void A_sound_run_passes_everything() => Assert.DoesNotContain(QualityChecks.Evaluate(Input(Ten)), finding => !finding.Passed);

    [Fact]
    public void A_run_without_customers_fails_that_check_alone() =>
        Assert.Equal(
            "Run has customers: 0 customers, 0 with scores.",
            Assert.Single(QualityChecks.Evaluate(Input([])), finding => !finding.Passed).Detail);

    [Fact]
    public void Repeated_customers_are_found()
    {
        var input = Input(Ten);
        input.Result.Summary.CustomerKeys[3] = input.Result.Summary.CustomerKeys[2];
        input.Result.Summary.CustomerIds[3] = input.Result.Summary.CustomerIds[2];

        Assert.Equal("Customers are unique: 1 keys repeated, 1 ids repeated or out of order.", Failure(input, "RFM002"));
    }

    [Fact]
    public void A_segment_that_differs_from_its_members_is_found()
    {
        var input = Input(Ten);
        input.Result.SegmentIndexes[0] = input.Result.SegmentIndexes[9];

        Assert.Equal(
            "Segment counts equal customers: segments hold 10 of 10 customers, 2 segments differ from their members.",
            Failure(input, "RFM003"));
    }

    [Fact]
    public void Shares_that_do_not_sum_to_1_are_found()
    {
        var input = Input(Ten);
        input = input with
        {
            Result = input.Result with
            {
                SegmentSummaries =
                [
                    .. input.Result.SegmentSummaries.Select(summary => summary with { CustomerShare = summary.CustomerShare / 2 })
                ]
            }
        };

        Assert.Equal("Shares sum to 1: customer shares sum to 0.5, revenue shares to 1.", Failure(input, "RFM004"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_score_out_of_range_is_found(byte score)
    {
        var input = Input(Ten);
        input.Result.MonetaryScores[0] = score;

        Assert.Equal(
            "Scores are within 1..bins: 1 customers with a score outside of 1..5, without one, or with one too many.",
            Failure(input, "RFM005"));
    }

    [Fact]
    public void A_score_without_a_sale_is_found()
    {
        var input = Input([.. Ten, (-1, 0, 0)]);
        input.Result.RecencyScores[10] = 1;

        Assert.NotNull(Failure(input, "RFM005"));
    }

    [Fact]
    public void Revenue_that_differs_by_a_ten_thousandth_is_found() =>
        Assert.Equal(
            "Summary revenue equals transaction revenue: run 5500.0000, transactions 5500.0001, difference -0.0001.",
            Failure(Input(Ten) with { TransactionRevenueAmount = 55_000_001 }, "RFM006"));

    [Theory]
    [InlineData(7, null)]
    [InlineData(6, "Data is fresh: data ends on 2025-12-31, 7 days ago; the limit is 6 days.")]
    [InlineData(null, null)]
    public void Freshness_compares_the_last_observed_day_with_today(int? limit, string? failure) =>
        Assert.Equal(failure, Failure(Input(Ten) with { Today = new(2026, 1, 7), FreshnessLimitDays = limit }, "RFM007"));

    [Fact]
    public void Freshness_takes_the_last_transaction_where_it_is_older_than_the_last_observed_day() =>
        Assert.Equal(
            "Data is fresh: data ends on 2025-12-01, 31 days ago; the limit is 3 days.",
            Failure(Input(Ten) with { LastTransactionDate = new(2025, 12, 1), FreshnessLimitDays = 3 }, "RFM007"));

    [Fact]
    public void Another_configuration_is_a_notice_and_stops_comparisons()
    {
        var input = Input(Ten);
        var findings = QualityChecks.Evaluate(input with { Previous = Previous(input, 4) with { ConfigurationHash = "other" } });

        var finding = Assert.Single(findings, candidate => !candidate.Passed);
        Assert.Equal(("RFM008", CheckSeverity.Notice), (finding.CheckId, finding.Severity));
        Assert.Equal(
            "Configuration is unchanged: rules, bins, scoring, filter or window differ from run 4; a new history begins.", finding.Detail);
        Assert.Contains(
            findings, candidate => candidate.Detail == "Recency is stable: no earlier run of the same configuration to compare with.");
    }

    [Fact]
    public void Metrics_without_spread_are_warnings_of_their_own()
    {
        var failed = QualityChecks.Evaluate(Input([(5, 1, 10), (5, 1, 20)]))
            .Where(finding => !finding.Passed)
            .Select(finding => (finding.CheckId, finding.Severity, finding.Detail));

        Assert.Equal(
            [
                ("RFM011", CheckSeverity.Warning, "Recency has spread: All 2 scored customers have the same value, so all have score 3."),
                ("RFM012", CheckSeverity.Warning, "Frequency has spread: All 2 scored customers have the same value, so all have score 3."),
            ],
            failed);
    }

    [Fact]
    public void One_customer_is_flagged_for_each_metric_without_spread()
    {
        var failed = QualityChecks.Evaluate(Input([(5, 1, 10)])).Where(finding => !finding.Passed).ToList();

        Assert.Equal(["RFM011", "RFM012", "RFM013"], failed.Select(finding => finding.CheckId));
        Assert.Equal("Recency has spread: All 1 scored customers have the same value, so all have score 3.", failed[0].Detail);
    }

    [Fact]
    public void One_customer_scored_by_percent_is_flagged_with_the_greatest_score() =>
        Assert.Equal(
            "Monetary has spread: All 1 scored customers have the same value, so all have score 5.",
            Failure(Input([(5, 1, 10)], ScoringMethod.Percent), "RFM013"));

    private static string? Failure(QualityInput input, string checkId) =>
        QualityChecks.Evaluate(input).SingleOrDefault(finding => !finding.Passed && finding.CheckId == checkId)?.Detail;

    internal static QualityInput Input((int, int, decimal)[] customers, ScoringMethod method = ScoringMethod.Quantile)
    {
        var context = RunContext.Create(Customers.AsOf, new RunOptions { Scoring = method }, ShippedRuleSets.Find("standard11")!);
        var result = RunStages.Compute(Customers.Of(customers), context);
        return Checked(context, result);
    }

    private static QualityInput Checked(RunContext context, RunResult result) => new()
    {
        Context = context,
        Result = result,
        TransactionRevenueAmount = result.RevenueAmount,
        Today = Customers.AsOf
    };

    private static QualityInput WithClusters((int, int, decimal)[] customers)
    {
        var context = RunContext.Create(
            Customers.AsOf, new RunOptions { Hierarchy = ClusterChoice.Auto }, ShippedRuleSets.Find("standard11")!);
        var result = RunStages.Cluster(
            RunStages.Compute(Customers.Of(customers), context), context, null, TestContext.Current.CancellationToken);
        return Checked(context, result);
    }

    private static QualityInput WithClustersAndValue((int, int, decimal)[] customers)
    {
        var input = WithClusters(customers);
        return input with { Result = input.Result with { Value = MadeShop.Compute(MadeShop.Lines(400, 500, 1), 500) } };
    }

    internal static PreviousRun Previous(QualityInput earlier, int runKey) => new(
        runKey,
        earlier.Context.Configuration.Hash,
        earlier.Result.Thresholds,
        earlier.Result.Cells,
        earlier.Result.SegmentSummaries.ToDictionary(summary => summary.SegmentName, summary => summary.CustomerCount),
        earlier.Result.OrderCount);
}
