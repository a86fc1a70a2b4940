using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

public sealed class RejectChecksTests
{
    [Fact]
    public void Nothing_loaded_and_nothing_rejected_pass()
    {
        Assert.Equal("No rows were rejected: nothing was loaded since the run before.", Passed(null));
        Assert.Equal("No rows were rejected: nothing was loaded since the run before.", Passed(new LoadRejects(0, 0, 0, [])));
        Assert.Equal("No rows were rejected: 0 of 1,200 rows of 3 loads since the run before.", Passed(new LoadRejects(3, 1200, 0, [])));

        static string Passed(LoadRejects? rejects)
        {
            var finding = Evaluate(rejects);
            Assert.True(finding.Passed);
            return finding.Detail;
        }
    }

    [Theory]
    [InlineData(1, CheckSeverity.Notice)]
    [InlineData(99, CheckSeverity.Notice)]
    [InlineData(100, CheckSeverity.Warning)]
    [InlineData(10_000, CheckSeverity.Warning)]
    public void The_share_says_how_grave_it_is(long rejected, CheckSeverity severity)
    {
        var finding = Evaluate(new LoadRejects(1, 10_000, rejected, [new RejectedShape("bad-date", "9.9", rejected)]));

        Assert.Equal(("RFM009", false, severity), (finding.CheckId, finding.Passed, finding.Severity));
    }

    [Fact]
    public void Reasons_and_shapes_come_by_their_rows()
    {
        var finding = Evaluate(new LoadRejects(
            2,
            28_000,
            1_022,
            [
                new RejectedShape("missing-customer", "", 1_000), new RejectedShape("bad-number", "(9.9)", 8),
                new RejectedShape("bad-number", "9,9.9", 9), new RejectedShape("bad-number", "a", 2),
                new RejectedShape("bad-number", "#9", 2),
                new RejectedShape("bad-date", "a", 1),
            ]));

        Assert.Equal(
            "No rows were rejected: 1,022 of 28,000 rows (3.65%) of 2 loads since the run before: missing-customer 1,000, bad-number 21 "
            + "(as \"9,9.9\" 9, \"(9.9)\" 8, \"#9\" 2), bad-date 1 (as \"a\" 1); a warning from 1% on.",
            finding.Detail);
    }

    private static QualityFinding Evaluate(LoadRejects? rejects) => RejectChecks.Evaluate(rejects);
}
