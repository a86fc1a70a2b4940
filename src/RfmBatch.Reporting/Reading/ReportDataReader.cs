using RfmBatch.Core;
using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Model;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Reads what a report shows from the <c>bi</c> views.</summary>
internal sealed class ReportDataReader
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
        var run = await FindAsync(runKey, programName, cancellationToken);
        var key = (int)run.Count("RunKey");
        var programKey = run.Count("ProgramKey");
        var program = (await ListAsync("Program", null, cancellationToken)).Single(row => row.Count("ProgramKey") == programKey);
        var segments = (await ListAsync("Segment", null, cancellationToken)).ToDictionary(row => row.Count("SegmentKey"));
        var summaries = (await ListAsync("SegmentSummary", key, cancellationToken))
            .OrderBy(row => segments[row.Count("SegmentKey")].Count("SortOrder"))
            .ToArray();
        var runs = await ListAsync("Run", null, cancellationToken);
        var customers = run.Flag("HasCustomerRows")
            ? await CustomerColumns.ReadAsync(_reader, key, run.Count("CustomerCount"), cancellationToken)
            : CustomerColumns.None;
        var thresholds = (await ListAsync("ScoreThreshold", key, cancellationToken))
            .Select(
                row => new ScoreThreshold(
                    Enum.Parse<Metric>(row.Text("Metric")), (int)row.Count("Score"), row.Number("LowerBound"), row.Number("UpperBound")))
            .ToArray();
        var reportRun = RunReading.Run(
            run, program, summaries.Length > 0 ? segments[summaries[0].Count("SegmentKey")].Text("RuleSetName") : string.Empty);
        var reportSegments = summaries.Select(row => RunReading.Segment(row, segments[row.Count("SegmentKey")])).ToArray();
        var winBackReading = new WinBackReading(
            _reader, reportRun, reportSegments, customers, thresholds.Select(threshold => threshold.Score).DefaultIfEmpty(5).Max());
        var winBack = await winBackReading.ReadAsync(cancellationToken);
        var clusterReading = new ClusterReading(_reader, key, customers);
        var clusters = await clusterReading.ReadAsync(cancellationToken);
        var previous = await new ComparisonReading(_reader, segments).ReadAsync(run, runs, program, cancellationToken);
        var valueReading = new LifetimeReading(_reader, key, reportSegments);
        return new ReportData
        {
            Run = reportRun,
            Segments = reportSegments,
            Checks =
            [
                .. (await ListAsync("QualityCheck", key, cancellationToken)).Select(
                    row => new ReportCheck(row.Text("CheckId"), row.Text("Severity"), row.Flag("Passed"), row.Text("Detail")))
            ],
            Thresholds = thresholds,
            Previous = previous,
            Cells =
            [
                .. (await ListAsync("RfmCell", key, cancellationToken)).Select(
                    row => new ReportScoreCell(
                        (int)row.Count("RecencyScore"),
                        (int)row.Count("FrequencyScore"),
                        (int)row.Count("MonetaryScore"),
                        row.Count("CustomerCount"),
                        row.Amount("RevenueAmount")))
            ],
            Distributions = customers.Distributions(),
            Bridge = previous is { IsComparable: true } ? await BridgeAsync(previous.Run.RunKey, key, cancellationToken) : [],
            Value = await valueReading.ReadAsync(customers, cancellationToken),
            Worth = await valueReading.WorthAsync(cancellationToken),
            Plan = await valueReading.PlanAsync(cancellationToken),
            WinBack = winBack,
            Points = winBackReading.Points(winBack),
            Examples = await winBackReading.ExamplesAsync(cancellationToken),
            Clusters = clusters,
            SegmentTraits = await clusterReading.TraitsAsync(
                "SegmentProfile",
                "SegmentKey",
                reportSegments.ToDictionary(segment => segment.SegmentKey, segment => segment.CustomerCount),
                cancellationToken),
            ClusterTraits = clusters is null
                ? []
                : await clusterReading.TraitsAsync(
                    "ClusterProfile",
                    "ClusterKey",
                    clusters.KMeans.ToDictionary(cluster => cluster.ClusterKey, cluster => cluster.CustomerCount),
                    cancellationToken),
            ClusterSegments = clusters is null
                ? []
                : await clusterReading.SegmentsAsync(
                    reportSegments,
                    clusters.KMeans.ToDictionary(cluster => cluster.ClusterKey, cluster => cluster.CustomerCount),
                    cancellationToken),
            Cohorts = await CohortsAsync(programKey, run.Date("ObservedToDate"), cancellationToken),
        };
    }

    private async Task<BiRow> FindAsync(int? runKey, string programName, CancellationToken cancellationToken)
    {
        var runs = await ListAsync("Run", runKey, cancellationToken);
        return runKey is not null
            ? runs.Single()
            : runs.FirstOrDefault(row => row.Flag("IsLatest") && row.Text("ProgramName") == programName)
            ?? throw await NoRunAsync(programName, cancellationToken);
    }

    private async Task<RfmBatchException> NoRunAsync(string programName, CancellationToken cancellationToken)
    {
        var names = (await ListAsync("Program", null, cancellationToken)).Select(row => row.Text("ProgramName")).ToList();
        return names.Contains(programName)
            ? new RfmBatchException(
                $"Program '{programName}' has no published run.",
                $"Start one: rfmbatch run --program {TypedWord.Of(programName)}; `rfmbatch runs` lists what there is.")
            : new InvalidInputException(
                [$"There is no program '{programName}'; there are: {string.Join(", ", names)}.{NearestName.Question(programName, names)}"],
                "Name one of these with --program.");
    }

    // Cohorts are kept per program, up to its latest run; a report of an earlier run ends where that run did.
    private async Task<IReadOnlyList<ReportCohortCell>> CohortsAsync(
        long programKey, DateOnly observedTo, CancellationToken cancellationToken)
    {
        var rows = await ListAsync("CohortRetention", null, cancellationToken);
        return
        [
            .. rows
                .Where(
                    row => row.Count("ProgramKey") == programKey
                        && row.Date("CohortMonth").AddMonths((int)row.Count("MonthNumber")) <= observedTo)
                .Select(
                    row => new ReportCohortCell(
                        row.Date("CohortMonth"),
                        (int)row.Count("MonthNumber"),
                        row.Count("CustomerCount"),
                        row.Count("ActiveCustomerCount"),
                        row.Amount("RevenueAmount"))),
        ];
    }

    private async Task<IReadOnlyList<ReportBridgePart>> BridgeAsync(int fromRunKey, int toRunKey, CancellationToken cancellationToken)
    {
        var rows = await ListAsync("RevenueBridge", toRunKey, cancellationToken);
        return
        [
            .. rows
                .Where(row => row.Count("FromRunKey") == fromRunKey)
                .GroupBy(row => row.Text("Component"))
                .Select(parts => new ReportBridgePart(parts.Key, parts.Sum(part => part.Amount("ChangeAmount"))))
        ];
    }

    private Task<IReadOnlyList<BiRow>> ListAsync(string view, int? runKey, CancellationToken cancellationToken) =>
        _reader.ListAsync(new BiQuery(view, runKey), cancellationToken);
}
