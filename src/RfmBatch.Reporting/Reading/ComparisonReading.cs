using RfmBatch.Reporting.Model;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Reads the run before a run, and who moved between them.</summary>
internal sealed class ComparisonReading(BiReader reader, IReadOnlyDictionary<long, BiRow> segments)
{
    /// <summary>
    /// The nearest earlier current run of the program; null where there is none, or where the run itself is superseded and so has no
    /// neighbours.
    /// </summary>
    public async Task<ReportComparison?> ReadAsync(BiRow run, IReadOnlyList<BiRow> runs, BiRow program, CancellationToken cancellationToken)
    {
        var earlier = runs
            .Where(
                other => other.Count("ProgramKey") == run.Count("ProgramKey")
                    && other.Flag("IsCurrent")
                    && other.Date("AsOfDate") < run.Date("AsOfDate"))
            .MaxBy(other => other.Date("AsOfDate"));
        if (earlier is null || !run.Flag("IsCurrent"))
        {
            return null;
        }

        var earlierKey = (int)earlier.Count("RunKey");
        var summaries = await reader.ListAsync(new BiQuery("SegmentSummary", earlierKey), cancellationToken);
        var isComparable = earlier.Text("ConfigurationHash") == run.Text("ConfigurationHash");
        return new ReportComparison(
            RunReading.Run(earlier, program, string.Empty),
            isComparable,
            summaries.ToDictionary(row => row.Count("SegmentKey"), row => RunReading.Segment(row, segments[row.Count("SegmentKey")])),
            isComparable ? await FlowsAsync((int)run.Count("RunKey"), cancellationToken) : []);
    }

    private async Task<IReadOnlyList<ReportFlow>> FlowsAsync(int runKey, CancellationToken cancellationToken)
    {
        var rows = await reader.ListAsync(new BiQuery("SegmentMigration", runKey), cancellationToken);
        return
        [
            .. rows.Where(row => row.Text("Comparison") == "previous").Select(row => new ReportFlow(
                Node(row.Count("FromSegmentKey")),
                Node(row.Count("ToSegmentKey")),
                row.Count("CustomerCount"),
                row.Amount("RevenueAmount"))),
        ];
    }

    private ReportNode Node(long segmentKey)
    {
        var segment = segments[segmentKey];
        return new ReportNode(segmentKey, segment.Text("SegmentName"), segment.Text("ColorHex"), segment.Count("SortOrder"));
    }
}
