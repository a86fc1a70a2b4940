using System.Globalization;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Clustering.Ward;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Operations;

public sealed class ClusterChecksTests
{
    // Of the first run quality is said; later only what got worse, beyond .15 and what resamples vary (2.58 deviations).
    [Theory]
    [InlineData(.9, null, .01, true, CheckSeverity.Warning)]
    [InlineData(.7, null, .01, false, CheckSeverity.Notice)]
    [InlineData(.3, null, .01, false, CheckSeverity.Warning)]
    [InlineData(.7, .8, .01, true, CheckSeverity.Warning)]
    [InlineData(.7, .9, .01, false, CheckSeverity.Notice)]
    [InlineData(.7, .9, .1, true, CheckSeverity.Warning)]
    [InlineData(.3, .9, .1, false, CheckSeverity.Warning)]
    [InlineData(.3, .2, .01, true, CheckSeverity.Warning)]
    public void Stability_is_said_once_and_again_when_it_gets_worse(
        double index, double? before, double deviation, bool passed, CheckSeverity severity)
    {
        var finding = Find("RFM032", clusters => WithStability(clusters, new ClusterStability(.81, .02, index, deviation, .1, 500)) with
        {
            Previous = before is null ? null : new PreviousChoice(7, 2, before)
        });

        Assert.Equal((passed, severity), (finding.Passed, finding.Severity));
        Assert.StartsWith(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Clusters are stable: prediction strength 0.810, adjusted Rand index {index:0.000} over 20 resamples of 500 customers"),
            finding.Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_centroid_that_resamples_move_as_far_has_not_moved()
    {
        ClusterContinuity continuity = new(ClusterMethod.KMeans, 7, true, [new ClusterMatch(0, 1, .05), new ClusterMatch(1, 2, .6)], []);
        ClusterContinuity other = new(ClusterMethod.KMeans, 7, true, [new ClusterMatch(0, 1, .05), new ClusterMatch(1, 3, null)], [2]);
        QualityFinding With(double shift, ClusterContinuity found) => Find(
            "RFM033", clusters => WithStability(clusters, new ClusterStability(.8, .02, .9, .1, shift, 100)), found);

        // √2 · .5 = .71.
        Assert.False(With(.1, continuity).Passed);
        Assert.True(With(.5, continuity).Passed);
        Assert.Contains("notice from 0.71, warning from 0.71", With(.5, continuity).Detail, StringComparison.Ordinal);

        // Beyond the distance that refuses a match, chance makes clusters new and gone too.
        Assert.False(With(.5, other).Passed);
        Assert.True(With(.8, other).Passed);
    }

    [Theory]
    [InlineData(.1, true, CheckSeverity.Warning)]
    [InlineData(.3, false, CheckSeverity.Notice)]
    [InlineData(.6, false, CheckSeverity.Warning)]
    public void Moved_centroids_are_flagged_by_distance(double distance, bool passed, CheckSeverity severity)
    {
        var finding = Find(
            "RFM033",
            continuity: new ClusterContinuity(
                ClusterMethod.KMeans, 7, true, [new ClusterMatch(0, 1, .05), new ClusterMatch(1, 2, distance)], []),
            change: clusters => WithStability(clusters, new ClusterStability(1, 0, 1, 0, .1, 10)));

        Assert.Equal((passed, severity), (finding.Passed, finding.Severity));
        Assert.StartsWith(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Clusters stay where they were: against run 7: 2 kept, 0 new, 0 gone; cluster 2 moved farthest, {distance:0.000} "
                + $"standard deviations"),
            finding.Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_that_came_or_went_are_a_warning_and_a_repeated_run_is_not_compared()
    {
        var came = Find(
            "RFM033",
            continuity: new ClusterContinuity(
                ClusterMethod.KMeans, 7, true, [new ClusterMatch(0, 1, .05), new ClusterMatch(1, 3, null)], [2]),
            change: clusters => WithStability(clusters, new ClusterStability(1, 0, 1, 0, .1, 10)));
        var repeated = Find(
            "RFM033",
            continuity: new ClusterContinuity(ClusterMethod.KMeans, 7, false, [new ClusterMatch(0, 1, 0), new ClusterMatch(1, 2, 0)], []));

        Assert.Equal((false, CheckSeverity.Warning), (came.Passed, came.Severity));
        Assert.Contains("1 kept, 1 new, 1 gone", came.Detail, StringComparison.Ordinal);
        Assert.Equal("Clusters stay where they were: no earlier run of the same configuration to compare with.", repeated.Detail);
    }

    [Fact]
    public void Micro_clusters_are_said()
    {
        var finding = Find(
            "RFM034",
            clusters => clusters with
            {
                Hierarchy = clusters.Hierarchy! with
                {
                    IsExact = false,
                    CellCount = 10_000,
                    Cophenetic = new CopheneticCorrelation(.81234, 5_000, false)
                }
            });

        Assert.Equal((false, CheckSeverity.Notice), (finding.Passed, finding.Severity));
        Assert.Equal(
            "Hierarchy is exact: Ward's hierarchy of 10000 weighted micro-clusters instead of single customers, of which there are more "
            + "than 20000, cut into 2; cophenetic correlation 0.812 over the pairs of 5000 of them.",
            finding.Detail);
    }

    [Fact]
    public void A_customer_in_no_cluster_is_an_error()
    {
        var finding = Find("RFM030", clusters =>
        {
            clusters.KMeans!.Indexes[3] = 0;
            return clusters;
        });

        Assert.Equal((false, CheckSeverity.Error), (finding.Passed, finding.Severity));
        Assert.Equal(
            "Cluster counts equal scored customers: k-means 10 in 2; ward 10 in 2, 10 scored, 2 in none, one too many or miscounted.",
            finding.Detail);
    }

    private static ClusterResult WithStability(ClusterResult clusters, ClusterStability stability) =>
        clusters with { Selection = clusters.Selection!.WithStability(stability) };

    private static QualityFinding Find(
        string checkId, Func<ClusterResult, ClusterResult>? change = null, ClusterContinuity? continuity = null)
    {
        var context = RunContext.Create(
            Customers.AsOf,
            new RunOptions { Clusters = ClusterChoice.Of(2), Hierarchy = ClusterChoice.Auto },
            ShippedRuleSets.Find("standard11")!);
        var result = RunStages.Cluster(
            RunStages.Compute(Customers.Of([.. Enumerable.Range(1, 10).Select(i => (i * 10, i, i * 100m))]), context),
            context,
            previous: null,
            TestContext.Current.CancellationToken);
        return QualityChecks.Evaluate(new QualityInput
        {
            Context = context,
            Result = result with { Clusters = change is null ? result.Clusters : change(result.Clusters!) },
            ClusterContinuities = continuity is null ? [] : [continuity],
            TransactionRevenueAmount = result.RevenueAmount,
            Today = Customers.AsOf,
        }).Single(finding => finding.CheckId == checkId);
    }
}
