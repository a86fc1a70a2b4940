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
}
