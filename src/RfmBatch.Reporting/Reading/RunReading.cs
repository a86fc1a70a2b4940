using RfmBatch.Core.Runs;
using RfmBatch.Reporting.Model;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Rows of <c>bi.Run</c> and <c>bi.SegmentSummary</c> as the report has them.</summary>
internal static class RunReading
{
    /// <summary>A run with its program.</summary>
    public static ReportRun Run(BiRow run, BiRow program, string ruleSetName)
    {
        var options = RunOptions.FromJson(run.Text("OptionsJson"));
        return new ReportRun
        {
            RunKey = (int)run.Count("RunKey"),
            ProgramName = run.Text("ProgramName"),
            ProgramDescription = program.Text("Description"),
            FilterText = options.Where?.ToString(),
            FrequencyUnit = options.Frequency.ToString().ToLowerInvariant(),
            WindowMonths = options.WindowMonths,
            CurrencyCode = program.Value("CurrencyCode") as string,
            AsOfDate = run.Date("AsOfDate"),
            ObservedToDate = run.Date("ObservedToDate"),
            IsLatest = run.Flag("IsLatest"),
            FinishedAt = run.Value("FinishedAt") as DateTimeOffset?,
            CodeVersion = run.Text("CodeVersion"),
            RuleSetName = ruleSetName,
            HasCustomerRows = run.Flag("HasCustomerRows"),
            CustomerCount = run.Count("CustomerCount"),
            ScoredCustomerCount = run.Count("ScoredCustomerCount"),
            OrderCount = run.Count("OrderCount"),
            RevenueAmount = run.Amount("RevenueAmount"),
        };
    }

    /// <summary>A segment's figures with its words.</summary>
    public static ReportSegment Segment(BiRow summary, BiRow segment) => new()
    {
        SegmentKey = segment.Count("SegmentKey"),
        Name = segment.Text("SegmentName"),
        ColorHex = segment.Text("ColorHex"),
        Description = segment.Text("Description"),
        RecommendedAction = segment.Text("RecommendedAction"),
        CustomerCount = summary.Count("CustomerCount"),
        CustomerShare = summary.Number("CustomerShare") ?? 0,
        OrderCount = summary.Count("OrderCount"),
        RevenueAmount = summary.Amount("RevenueAmount"),
        RevenueShare = summary.Number("RevenueShare"),
        RecencyDaysMedian = summary.Number("RecencyDaysMedian"),
        OrderCountMean = summary.Number("OrderCountMean"),
        RevenueAmountMean = summary.Number("RevenueAmountMean"),
    };
}
