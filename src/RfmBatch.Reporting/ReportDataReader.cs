using RfmBatch.Core;
using RfmBatch.Core.Pipeline;
using RfmBatch.Core.Scoring;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting;

/// <summary>Reads what a report shows from the <c>bi</c> views.</summary>
public sealed class ReportDataReader
{
    private readonly BiReader _reader;

    /// <summary>A reader over the views of a store.</summary>
    public ReportDataReader(BiReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
    }

    /// <summary>Reads a given run, or the latest run of a program.</summary>
    /// <param name="runKey">A published run, or null for the program's latest.</param>
    /// <param name="programName">The program, where no run is given.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RfmBatchException">The run is not published, or the program has no published run.</exception>
    public async Task<ReportData> ReadAsync(int? runKey, string programName, CancellationToken cancellationToken)
    {
        var runs = await _reader.ListAsync(new BiQuery("Run", runKey), cancellationToken);
        var run = runKey is not null ? runs.Single() : runs.FirstOrDefault(row => row.Flag("IsLatest") && row.Text("ProgramName") == programName)
            ?? throw new RfmBatchException($"Program '{programName}' has no published run.", "Start one with `rfmbatch run`; `rfmbatch runs` lists what there is.");
        var key = (int)run.Count("RunKey");
        var programs = await _reader.ListAsync(new BiQuery("Program"), cancellationToken);
        var program = programs.Single(row => row.Count("ProgramKey") == run.Count("ProgramKey"));
        var catalogue = (await _reader.ListAsync(new BiQuery("Segment"), cancellationToken)).ToDictionary(row => row.Count("SegmentKey"));
        var summaries = (await _reader.ListAsync(new BiQuery("SegmentSummary", key), cancellationToken)).OrderBy(row => catalogue[row.Count("SegmentKey")].Count("SortOrder")).ToArray();
        var checks = await _reader.ListAsync(new BiQuery("QualityCheck", key), cancellationToken);
        var thresholds = await _reader.ListAsync(new BiQuery("ScoreThreshold", key), cancellationToken);
        return new ReportData
        {
            Run = Run(run, program, summaries.Length > 0 ? catalogue[summaries[0].Count("SegmentKey")].Text("RuleSetName") : string.Empty),
            Segments = [.. summaries.Select(row => Segment(row, catalogue[row.Count("SegmentKey")]))],
            Checks = [.. checks.Select(row => new ReportCheck(row.Text("CheckId"), row.Text("Severity"), row.Flag("Passed"), row.Text("Detail")))],
            Thresholds = [.. thresholds.Select(row => new ScoreThreshold(Enum.Parse<Metric>(row.Text("Metric")), (int)row.Count("Score"), row.Number("LowerBound"), row.Number("UpperBound")))],
        };
    }

    private static ReportRun Run(BiRow run, BiRow program, string ruleSetName) => new()
    {
        RunKey = (int)run.Count("RunKey"),
        ProgramName = run.Text("ProgramName"),
        ProgramDescription = program.Text("Description"),
        FilterText = RunOptions.FromJson(run.Text("OptionsJson")).Where?.ToString(),
        CurrencyCode = program.Value("CurrencyCode") as string,
        AsOfDate = run.Date("AsOfDate"),
        ObservedToDate = run.Date("ObservedToDate"),
        IsLatest = run.Flag("IsLatest"),
        FinishedAt = run.Value("FinishedAt") as DateTimeOffset?,
        CodeVersion = run.Text("CodeVersion"),
        RuleSetName = ruleSetName,
        CustomerCount = run.Count("CustomerCount"),
        ScoredCustomerCount = run.Count("ScoredCustomerCount"),
        OrderCount = run.Count("OrderCount"),
        RevenueAmount = run.Amount("RevenueAmount"),
    };

    private static ReportSegment Segment(BiRow summary, BiRow segment) => new()
    {
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
