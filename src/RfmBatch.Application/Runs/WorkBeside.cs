namespace RfmBatch.Application.Runs;

/// <summary>Work beside the main line of a run: begun here, awaited where its value is needed, and over before the run is.</summary>
/// <remarks>
/// Only the main line begins anything, one thing at a time. Each has connections of its own; only the preparing of a publication stages on
/// the connection of the lock, which nothing else uses before that has ended.
/// </remarks>
/// <param name="cancellationToken">Ends the main line and all beside it.</param>
internal sealed class WorkBeside(CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly List<Task> _begun = [];

    /// <summary>For the main line: ends with what is beside it.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Begins something.</summary>
    /// <returns>What it will come to; to be awaited once the main line needs it, or left to <see cref="EndAsync"/>.</returns>
    public Task<T> Begin<T>(Func<CancellationToken, Task<T>> work)
    {
        var task = Task.Run(() => work(Token), Token);
        _begun.Add(task);
        return task;
    }

    /// <summary>Waits for all and looks away: their failures were seen where they were awaited, or no longer matter.</summary>
    public async Task EndAsync() => await Task.WhenAll(_begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Tells all to stop, and waits until they have.</summary>
    public async Task StopAsync()
    {
        await _source.CancelAsync();
        await EndAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
