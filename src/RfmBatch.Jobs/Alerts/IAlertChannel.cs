using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Alerts;

/// <summary>A way to tell somebody.</summary>
internal interface IAlertChannel
{
    /// <summary>Its name in <c>etl.Alert</c>, never changed.</summary>
    string Name { get; }

    /// <summary>Tells one thing: that something began, or where it has ended, that.</summary>
    /// <exception cref="AlertNotSentException">It could not be told.</exception>
    Task SendAsync(AlertRecord alert, CancellationToken cancellationToken);
}

/// <summary>Why somebody could not be told, without secrets or addresses.</summary>
internal sealed class AlertNotSentException(string reason) : Exception(reason);
