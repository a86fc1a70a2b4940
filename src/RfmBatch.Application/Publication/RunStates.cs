using RfmBatch.Storage;
using RfmBatch.Storage.Publication;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Publication;

/// <summary>Who was in which segment in the runs that one publication looks at, each read once.</summary>
internal sealed class RunStates(RfmStore store)
{
    private readonly Dictionary<int, SegmentState> _states = [];

    /// <summary>
    /// A run's own rows, or after a purge what the history, not yet changed, says of its last day: such a run is current before and after.
    /// </summary>
    public async Task<SegmentState> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        if (!_states.TryGetValue(run.RunKey, out var state))
        {
            state = run.HasCustomerRows
                ? await store.SegmentStates.ReadRunAsync(run.RunKey, cancellationToken)
                : await store.SegmentStates.ReadDayAsync(run.ProgramKey, run.ObservedTo, cancellationToken);
            _states.Add(run.RunKey, state);
        }

        return state;
    }
}
