using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Model;

/// <summary>The run before, and who moved since.</summary>
/// <param name="Run">The nearest earlier current run of the program.</param>
/// <param name="IsComparable">Whether both were configured alike; else figures are not set against each other.</param>
/// <param name="Segments">The earlier run's customers by segment key.</param>
/// <param name="Flows">Customers by earlier and later segment; empty where the runs are not comparable.</param>
internal sealed record ReportComparison(
    ReportRun Run, bool IsComparable, IReadOnlyDictionary<long, ReportSegment> Segments, IReadOnlyList<ReportFlow> Flows);

/// <summary>Customers that went from one segment to another, or stayed.</summary>
/// <param name="From">Earlier segment.</param>
/// <param name="To">Later segment.</param>
/// <param name="CustomerCount">How many.</param>
/// <param name="RevenueAmount">Their revenue in the later run; in the earlier one where they are not in the later.</param>
internal sealed record ReportFlow(ReportNode From, ReportNode To, long CustomerCount, decimal RevenueAmount);

/// <summary>A segment as an end of a flow.</summary>
/// <param name="SegmentKey">Its key; −1 is "not in that run".</param>
/// <param name="Name">Its name.</param>
/// <param name="ColorHex">Its colour.</param>
/// <param name="SortOrder">Its place.</param>
internal sealed record ReportNode(long SegmentKey, string Name, string ColorHex, long SortOrder)
{
    /// <summary>Whether customers of this end were in the run.</summary>
    public bool IsInRun => SegmentKey >= 0;
}

/// <summary>A part of the change of revenue between two runs.</summary>
/// <param name="Component">As in <c>bi.RevenueBridge</c>.</param>
/// <param name="ChangeAmount">Revenue of the later run minus that of the earlier, over all segments.</param>
internal sealed record ReportBridgePart(string Component, decimal ChangeAmount);

/// <summary>Customers of one combination of scores.</summary>
internal sealed record ReportScoreCell(int Recency, int Frequency, int Monetary, long CustomerCount, decimal RevenueAmount);

/// <summary>How a metric is distributed over the scored customers.</summary>
internal sealed record ReportDistribution(Metric Metric, Histogram Histogram, double Median);

/// <summary>How many of a month's new customers bought again, some months later.</summary>
internal sealed record ReportCohortCell(
    DateOnly CohortMonth, int MonthNumber, long CustomerCount, long ActiveCustomerCount, decimal RevenueAmount);
