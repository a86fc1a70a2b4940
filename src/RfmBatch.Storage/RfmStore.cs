using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage;

/// <summary>An open store: the root from which the role contracts are reached.</summary>
public abstract class RfmStore : IAsyncDisposable
{
    /// <summary>What may be shown of the address: engine, server, database or file; never a user or password.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The engine's dialect.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>Reads the <c>bi</c> views.</summary>
    public BiReader Bi => new(Dialect);

    /// <summary>Closes what the store holds open.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
