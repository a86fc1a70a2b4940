using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>The list of runs, whatever became of them.</summary>
public sealed class RunLedger(RfmStore store)
{
    /// <summary>Runs, newest first.</summary>
    /// <param name="programName">One program, or null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Core.InvalidInputException">There is no such program.</exception>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(string? programName, CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        var program = programName is null ? null : await ProgramLookup.GetAsync(store, programName, cancellationToken);
        return await store.Runs.ListAsync(program?.ProgramKey, cancellationToken);
    }
}
