using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;
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

    /// <summary>Reads what explains one customer.</summary>
    public CustomerExplanationReader CustomerExplanations => new(Dialect);

    /// <summary>Creates and upgrades the schema.</summary>
    public abstract ISchemaDeployer Schema { get; }

    /// <summary>The locks that keep two runs of one program apart.</summary>
    public abstract IProgramLocks ProgramLocks { get; }

    /// <summary>Where transactions, customers and attributes are loaded.</summary>
    public abstract ITransactionStore Transactions { get; }

    /// <summary>Checks that the schema is the one this program was built for. Call it before anything else that needs tables.</summary>
    /// <exception cref="SchemaNotDeployedException">There is no schema, an older or a newer one; the next step says what to do.</exception>
    /// <exception cref="Core.RfmBatchException">The store cannot be reached.</exception>
    public async Task EnsureDeployedAsync(CancellationToken cancellationToken)
    {
        var state = await Schema.ReadStateAsync(cancellationToken);
        if (state.Kind != SchemaStateKind.Current)
        {
            throw SchemaNotDeployedException.For(state, DisplayName);
        }
    }

    /// <summary>Closes what the store holds open.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
