namespace RfmBatch.Application.Loading.Definitions;

/// <summary>Asks a disk that may never answer, without waiting for ever: the question stays with a thread of its own.</summary>
internal static class SlowDisk
{
    /// <exception cref="TimeoutException">It has not answered in time.</exception>
    public static Task<T> WaitAsync<T>(Func<T> ask, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(ask, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(patience, clock, cancellationToken);
}
