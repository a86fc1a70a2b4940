using RfmBatch.Core;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Campaigns;
using RfmBatch.Storage.Clustering;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Lifetime;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Profiling;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Publication;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.SegmentValue;
using RfmBatch.Storage.Segmentation;
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

    /// <summary>Takes loads back.</summary>
    public LoadUndoStore LoadUndo => new(Dialect);

    /// <summary>In which form customer ids are kept.</summary>
    public CustomerFormStore CustomerForms => new(Dialect);

    /// <summary>Which attributes tell who a customer is.</summary>
    public PersonalAttributeStore PersonalAttributes => new(Dialect);

    /// <summary>What is loaded on a schedule.</summary>
    public LoadDefinitionStore LoadDefinitions => new(Dialect);

    /// <summary>The checks that only the engine can make; `doctor` asks.</summary>
    public abstract IStoreInspector Inspector { get; }

    /// <summary>Writes a run's customer rows in bulk.</summary>
    public abstract ICustomerRfmWriter CustomerRfm { get; }

    /// <summary>Programs.</summary>
    public ProgramStore Programs => new(Dialect);

    /// <summary>The run ledger.</summary>
    public RunStore Runs => new(Dialect);

    /// <summary>Reads what a run is computed from.</summary>
    public SummaryStore Summaries => new(Dialect, ReaderCount, AddsUpLines);

    /// <summary>Reads what predicted value is computed from.</summary>
    public PurchaseStore Purchases => new(Dialect);

    /// <summary>Predicted value of runs in figures.</summary>
    public LifetimeResultStore ValueResults => new(Dialect);

    /// <summary>Rule sets and segment keys.</summary>
    public SegmentStore Segments => new(Dialect);

    /// <summary>Figures and checks of runs.</summary>
    public RunResultStore RunResults => new(Dialect);

    /// <summary>Lasting clusters.</summary>
    public ClusterStore Clusters => new(Dialect);

    /// <summary>Clusters of runs in figures.</summary>
    public ClusterResultStore ClusterResults => new(Dialect);

    /// <summary>What customers are profiled by.</summary>
    public ProfileStore Profiles => new(Dialect);

    /// <summary>Which clusters are shown, and under which name.</summary>
    public ClusterNameStore ClusterNames => new(Dialect);

    /// <summary>Whether stored rows agree with one another.</summary>
    public IdentityStore Identities => new(Dialect);

    /// <summary>Segments over time.</summary>
    public HistoryStore History => new(Dialect);

    /// <summary>Who was in which segment.</summary>
    public SegmentStateStore SegmentStates => new(Dialect);

    /// <summary>Moves between segments.</summary>
    public MigrationStore Migrations => new(Dialect);

    /// <summary>Which runs are current and latest.</summary>
    public SuccessionStore Succession => new(Dialect);

    /// <summary>Cohorts and months.</summary>
    public CohortStore Cohorts => new(Dialect, ReaderCount);

    /// <summary>What segments are worth.</summary>
    public SegmentValueStore SegmentValues => new(Dialect);

    /// <summary>Compared runs.</summary>
    public BridgeStore Bridges => new(Dialect);

    /// <summary>Campaign plans.</summary>
    public CampaignStore Plans => new(Dialect);

    /// <summary>What came back from campaign plans.</summary>
    public CampaignResultStore PlanResults => new(Dialect);

    /// <summary>What checks of data that jumped look at.</summary>
    public LoadHistoryStore LoadHistory => new(Dialect);

    /// <summary>What is told by webhook and e-mail.</summary>
    public AlertStore Alerts => new(Dialect);

    /// <summary>Who did what.</summary>
    public AuditStore Audit => new(Dialect);

    /// <summary>Deletes what is no longer kept.</summary>
    public RetentionStore Retention => new(Dialect, PurgeRowsPerStatement);

    /// <summary>Deletes removed rows, and draws together what old loads said.</summary>
    public LedgerRetentionStore LedgerRetention => new(Dialect, PurgeRowsPerStatement);

    /// <summary>Connections that share the large reads of a run.</summary>
    protected abstract int ReaderCount { get; }

    /// <summary>Whether a run adds up lines itself, for want of a server that does it.</summary>
    protected abstract bool AddsUpLines { get; }

    /// <summary>Rows that one statement of a purge deletes.</summary>
    protected abstract int PurgeRowsPerStatement { get; }

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

    /// <summary>Gives back memory that idle connections hold: a server is told to after each job.</summary>
    public virtual void ReleaseIdle()
    {
    }

    /// <summary>The time of the server that holds the store; null where there is none, or it does not answer.</summary>
    public virtual DateTimeOffset? ReadServerTime() => null;

    /// <summary>
    /// Takes texts that were deleted or replaced out of what the store leaves on the disk, as far as it is the store's own.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Core.RfmBatchException">Somebody uses the file, so that they stay for now.</exception>
    public virtual Task ScrubAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Looks whether what was just written is in the place that the address names: a file may be replaced or deleted.</summary>
    /// <exception cref="Core.RfmBatchException">It is not.</exception>
    public virtual Task EnsureInPlaceAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Closes what the store holds open.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
