using System.Globalization;
using RfmBatch.Application.Loading;

namespace RfmBatch.Jobs.Execution;

/// <summary>Shows on the job's page how far a file is loaded, every few seconds: each time is a statement.</summary>
internal sealed class LoadJobProgress(JobExecution execution) : IProgress<LoadProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private long _last;

    public void Report(LoadProgress value)
    {
        if (_last != 0 && execution.Clock.GetElapsedTime(_last) < Every)
        {
            return;
        }

        _last = execution.Clock.GetTimestamp();
        var share = value.Share is { } known ? string.Create(CultureInfo.InvariantCulture, $", {known:P0} of the file") : "";
        execution.Show(
            "Progress",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{value.RowsRead:#,0} rows read, {value.RowsRejected:#,0} rejected{share}, {value.RowsPerSecond:#,0} rows/s"));
    }
}
