using Microsoft.Extensions.Logging;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Looks whenever a purge says what it has done.</summary>
public sealed class PurgeWatcher(Func<Task> look) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        look().GetAwaiter().GetResult();
}
