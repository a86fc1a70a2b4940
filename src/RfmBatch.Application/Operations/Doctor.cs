using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Application.Operations;

/// <summary>
/// Examines a store: reachable, deployed, rights, settings, space, clocks, succession, published rows, leftovers, views. It changes
/// nothing.
/// </summary>
public sealed class Doctor
{
    private readonly RfmStore _store;
    private readonly TimeProvider _clock;

    /// <summary>Makes the doctor of a store.</summary>
    public Doctor(RfmStore store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
    }

    /// <summary>All findings, good ones too; the caller decides what a finding of severity Error means for its exit code.</summary>
    public async Task<IReadOnlyList<StoreFinding>> ExamineAsync(CancellationToken cancellationToken)
    {
        SchemaState state;
        try
        {
            state = await _store.Schema.ReadStateAsync(cancellationToken);
        }
        catch (RfmBatchException failure)
        {
            return [new StoreFinding("reachable", FindingSeverity.Error, failure.Message, failure.NextStep)];
        }

        var reachable = new StoreFinding("reachable", FindingSeverity.Ok, $"{_store.DisplayName} answers.", "");
        if (state.Kind != SchemaStateKind.Current)
        {
            var failure = SchemaNotDeployedException.For(state, _store.DisplayName);
            return [reachable, new StoreFinding("schema-version", FindingSeverity.Error, failure.Message, failure.NextStep)];
        }

        await using var connection = await _store.Dialect.OpenAsync(cancellationToken);
        return
        [
            reachable,
            new StoreFinding(
                "schema-version",
                FindingSeverity.Ok,
                $"The schema is up to date ({Path.GetFileNameWithoutExtension(state.Applied[^1])}).",
                ""),
            .. await _store.Inspector.InspectAsync(connection, _clock.GetUtcNow(), cancellationToken),
            .. await new ViewCheck(_store).CheckAsync(connection, cancellationToken),
            .. await new LedgerClockCheck(_store, _clock).CheckAsync(connection, cancellationToken),
            .. await new SuccessionCheck(_store).CheckAsync(cancellationToken),
            .. await new PublishedRunCheck(_store).CheckAsync(cancellationToken),
            .. await new LeftoverCheck(_store).CheckAsync(connection, cancellationToken),
        ];
    }
}
