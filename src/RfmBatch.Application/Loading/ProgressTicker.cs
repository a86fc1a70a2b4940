using System.Diagnostics;

namespace RfmBatch.Application.Loading;

/// <summary>Tells a progress display at most twice a second.</summary>
internal sealed class ProgressTicker(IProgress<LoadProgress>? progress, TransactionFeed feed, long startedAt)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private long _lastTick;

    /// <summary>Tells, if it is time.</summary>
    public void Tick()
    {
        if (progress is not null && (_lastTick == 0 || Stopwatch.GetElapsedTime(_lastTick) >= Interval))
        {
            _lastTick = Stopwatch.GetTimestamp();
            progress.Report(
                new LoadProgress(feed.Counter.RowsRead, feed.Counter.RowsRejected, feed.Share, Stopwatch.GetElapsedTime(startedAt)));
        }
    }
}
