using System.Diagnostics;

namespace RfmBatch.Benchmarks;

/// <summary>Looks at the resident memory of this process twenty times a second while something runs.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly long _resident = Resident();
    private readonly Task _watch;
    private long _peak;

    public PeakMemory()
    {
        _peak = _resident;
        _watch = Task.Run(async () =>
        {
            while (!_end.IsCancellationRequested)
            {
                _peak = Math.Max(_peak, Resident());
                await Task.Delay(50).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
    }

    /// <summary>Megabytes beyond what there was at the beginning.</summary>
    public double Stop()
    {
        _peak = Math.Max(_peak, Resident());
        _end.Cancel();
        _watch.Wait();
        return (_peak - _resident) / 1e6;
    }

    public void Dispose() => _end.Dispose();

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
