namespace RfmBatch.Application.Runs;

/// <summary>Told at the beginning of each stage, on the thread of the run.</summary>
/// <param name="Stage">The stage that begins.</param>
/// <param name="RunKey">The run.</param>
/// <param name="ProgramName">Its program.</param>
/// <param name="CustomerCount">Customers of the run, or null while they are still being read.</param>
public sealed record RunProgress(RunStage Stage, int RunKey, string ProgramName, int? CustomerCount);
