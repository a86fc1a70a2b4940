using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Programs;

/// <summary>Finds a program by name or says which there are.</summary>
internal static class ProgramLookup
{
    /// <exception cref="InvalidInputException">There is no such program.</exception>
    public static async Task<ProgramRecord> GetAsync(RfmStore store, string programName, CancellationToken cancellationToken)
    {
        var programs = await store.Programs.ListAsync(cancellationToken);
        var names = programs.Select(program => program.ProgramName).ToList();
        return programs.SingleOrDefault(program => program.ProgramName == programName)
            ?? throw new InvalidInputException(
                [$"There is no program '{programName}'; there are: {string.Join(", ", names)}.{NearestName.Question(programName, names)}"],
                $"Name one of these, or add it: rfmbatch programs add {TypedWord.Of(programName)}.");
    }

    /// <exception cref="RfmBatchException">There is no such run.</exception>
    public static async Task<RfmBatch.Storage.Runs.RunRecord> GetRunAsync(
        RfmStore store, int runKey, CancellationToken cancellationToken) =>
        await store.Runs.FindAsync(runKey, cancellationToken)
        ?? throw new RfmBatchException($"There is no run {runKey}.", "Name one that `rfmbatch runs` lists.");
}
