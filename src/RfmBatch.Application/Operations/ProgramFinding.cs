using RfmBatch.Storage.Operations;

namespace RfmBatch.Application.Operations;

/// <summary>Something to know about a program's results.</summary>
/// <param name="ProgramName">The program.</param>
/// <param name="RunKey">The run it is about, or null.</param>
/// <param name="CheckId">Id of the check that did not pass, or <c>never-published</c>, <c>run-held</c>, <c>run-failed</c>, <c>latest-purged</c>, <c>purge-unfinished</c>, <c>data-stale</c>, <c>passed</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, one sentence.</param>
/// <param name="NextStep">What to do, or empty when nothing is.</param>
public sealed record ProgramFinding(string ProgramName, int? RunKey, string CheckId, FindingSeverity Severity, string Message, string NextStep);
