using RfmBatch.Core.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>One call of <c>run</c>.</summary>
/// <param name="ProgramName">The program.</param>
/// <param name="Options">Options typed for this run; they go before the program's stored ones.</param>
/// <param name="IsTrial">Store the results but do not publish them.</param>
public sealed record RunRequest(string ProgramName, RunOptionTexts Options, bool IsTrial = false)
{
    /// <summary>The program that exists from the start.</summary>
    public const string DefaultProgram = "default";
}
