using RfmBatch.Core.Operations;
using RfmBatch.Core.Scoring;
using static RfmBatch.Core.Tests.Operations.QualityChecksTests;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>What moved since the run before, and what chance moves.</summary>
public sealed class DriftChecksTests
{
    [Theory]
    [InlineData(ScoringMethod.Quantile)]
    [InlineData(ScoringMethod.EqualWidth)]
    [InlineData(ScoringMethod.Rank)]
    [InlineData(ScoringMethod.Percent)]
    public void The_same_customers_again_have_no_drift(ScoringMethod method)
    {
        // Many ties, so that ranks straddle scores and quantile cuts repeat.
        var input = Input([.. Enumerable.Range(0, 200).Select(i => (1 + (i % 7 * 10), 1 + (i % 3 / 2), i / 4 * 1.5m))], method);
        var drift = QualityChecks.Evaluate(input with { Previous = Previous(input, 4) })
            .Where(finding => finding.CheckId.StartsWith("RFM02", StringComparison.Ordinal));

        Assert.All(
            drift,
            finding => Assert.True(
                finding.Passed && (finding.Detail.Contains("PSI 0.0000") || finding.Detail.Contains("no two bins")
                        || finding.Detail.Contains(", 0.0 %")
                        || finding.CheckId is "RFM027" or "RFM028"),
                finding.Detail));
    }

    [Fact]
    public void Drift_counts_raw_values_between_the_earlier_cut_points()
    {
        // Earlier: 10, 20, …, 100 days, quintile cuts 28 46 64 82, 2 of 10 in each bin. Now: 40 % up to 28 days, 0 above 82, the rest as
        // before. 50 times, so that it cannot be chance.
        var earlier = Input([.. Enumerable.Repeat(Ten, 50).SelectMany(ten => ten)]);
        (int, int, decimal)[] moved =
        [
            (10, 1, 100), (20, 2, 200), (20, 3, 300), (20, 4, 400), (40, 5, 500), (40, 6, 600), (60, 7, 700), (60, 8, 800),
            (80, 9, 900), (80, 10, 1000)
        ];
        var now = Input([.. Enumerable.Repeat(moved, 50).SelectMany(ten => ten)]);
        var findings = QualityChecks.Evaluate(now with { Previous = Previous(earlier, 4) });

        // (.4 − .2)·ln(.4/.2) + (.0001 − .2)·ln(.0001/.2) = .1386 + 1.5194 = 1.6580
        var recency = Assert.Single(findings, finding => finding.CheckId == "RFM021");
        Assert.Equal((false, CheckSeverity.Warning), (recency.Passed, recency.Severity));
        Assert.Equal(
            "Recency is stable: PSI 1.6580 against run 4 over 5 bins of values: shifted (notice from 0.10, warning from 0.25).",
            recency.Detail);
        Assert.True(Assert.Single(findings, finding => finding.CheckId == "RFM022").Passed);
    }

    // 500 customers with 1 to 10 orders; amounts of all up by 15 % is ln 1.15 = .14, of which PSI over five bins sees .02.
    [Theory]
    [InlineData(1.15, 50, false)]
    [InlineData(1.05, 50, true)]
    [InlineData(1.15, 1, true)]
    public void Prices_that_rose_are_found_where_it_cannot_be_chance(double factor, int times, bool passed)
    {
        QualityInput Shop(decimal price) => Input(
            [
                .. Enumerable.Range(0, times * 10)
                    .Select(i => (10 + (i % 50), 1 + (i % 10), Math.Round(price * (1 + (i % 10)) * (60 + (i % 7 * 20)), 2)))
            ]);

        var findings = QualityChecks.Evaluate(Shop((decimal)factor) with { Previous = Previous(Shop(1), 4) });

        Assert.Equal(passed, findings.Single(finding => finding.CheckId == "RFM026").Passed);
        Assert.True(findings.Single(finding => finding.CheckId == "RFM025").Passed);
        Assert.True(findings.Single(finding => finding.CheckId == "RFM023").Passed);
    }

    [Fact]
    public void What_chance_does_to_few_customers_is_no_drift()
    {
        var now = Input([(10, 1, 100), (20, 2, 200), (20, 3, 300), (40, 5, 500), (60, 7, 700), (80, 9, 900), (80, 10, 1000)]);

        var recency = Assert.Single(
            QualityChecks.Evaluate(now with { Previous = Previous(Input(Ten), 4) }), finding => finding.CheckId == "RFM021");

        Assert.True(recency.Passed);
        Assert.Matches(
            @"^Recency is stable: PSI [0-9.]+ against run 4 over 5 bins of values: stable \(notice from [1-9][0-9]*\.[0-9]{2}, "
            + @"warning from [0-9.]+; so far chance alone takes so few customers\)\.$",
            recency.Detail);
    }
}
