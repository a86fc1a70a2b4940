using System.Diagnostics.Metrics;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Jobs.Execution;

/// <summary>The meter <c>RfmBatch</c>, named as OpenTelemetry names things; any exporter or <c>dotnet-counters</c> reads it.</summary>
internal sealed class JobMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "RfmBatch";

    private readonly Histogram<double> _jobDuration;
    private readonly Histogram<double> _runDuration;
    private readonly Counter<long> _runCustomers;
    private readonly Counter<long> _loadRows;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _jobDuration = meter.CreateHistogram<double>(
            "rfmbatch.job.duration", "s", "Executions of jobs, by rfmbatch.job and rfmbatch.outcome (succeeded, failed, busy, stopped)");
        _runDuration = meter.CreateHistogram<double>(
            "rfmbatch.run.duration", "s", "Runs, by rfmbatch.program and rfmbatch.run.status (Published, Held, Trial, unchanged)");
        _runCustomers = meter.CreateCounter<long>("rfmbatch.run.customers", "{customer}", "Customers computed, by rfmbatch.program");
        _loadRows = meter.CreateCounter<long>(
            "rfmbatch.load.rows", "{row}", "Rows read, by rfmbatch.load and rfmbatch.outcome (loaded, dropped, rejected)");
    }

    public void Ended(string job, string outcome, TimeSpan elapsed) =>
        _jobDuration.Record(elapsed.TotalSeconds, new("rfmbatch.job", job), new("rfmbatch.outcome", outcome));

    public void Ran(string program, string status, TimeSpan elapsed, int? customers)
    {
        _runDuration.Record(elapsed.TotalSeconds, new("rfmbatch.program", program), new("rfmbatch.run.status", status));
        if (customers is { } count)
        {
            _runCustomers.Add(count, new KeyValuePair<string, object?>("rfmbatch.program", program));
        }
    }

    public void Loaded(string load, LoadTotals totals)
    {
        Add("loaded", totals.RowsLoaded);
        Add("dropped", totals.RowsDropped);
        Add("rejected", totals.RowsRejected);

        void Add(string outcome, long rows) => _loadRows.Add(rows, new("rfmbatch.load", load), new("rfmbatch.outcome", outcome));
    }
}
