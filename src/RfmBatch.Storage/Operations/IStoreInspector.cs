using System.Data.Common;

namespace RfmBatch.Storage.Operations;

/// <summary>The checks that only an engine can make: version, settings, rights, space, clock.</summary>
public interface IStoreInspector
{
    /// <summary>Looks and changes nothing. A check that cannot be made is a notice, never an exception.</summary>
    /// <param name="connection">An open connection of the store.</param>
    /// <param name="utcNow">This machine's clock, to be compared with the server's.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    Task<IReadOnlyList<StoreFinding>> InspectAsync(DbConnection connection, DateTimeOffset utcNow, CancellationToken cancellationToken);

    /// <summary>
    /// Of these checks those of server and database settings, which a deployment tells too; none where a file is the store.
    /// </summary>
    /// <param name="connection">An open connection of the store.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    Task<IReadOnlyList<StoreFinding>> InspectSettingsAsync(DbConnection connection, CancellationToken cancellationToken);
}

/// <summary>The result of one check of a store.</summary>
/// <param name="CheckId">Stable id such as <c>read-committed-snapshot</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, one sentence.</param>
/// <param name="NextStep">What to do, or empty when nothing is.</param>
public sealed record StoreFinding(string CheckId, FindingSeverity Severity, string Message, string NextStep);

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Checked and right.</summary>
    Ok,

    /// <summary>Works, but should be looked at.</summary>
    Notice,

    /// <summary>Should be acted on before it becomes an error.</summary>
    Warning,

    /// <summary>Does not work, or will not under load.</summary>
    Error,
}
