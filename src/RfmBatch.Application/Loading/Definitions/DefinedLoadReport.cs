namespace RfmBatch.Application.Loading.Definitions;

/// <summary>What one execution of a load definition came to.</summary>
/// <param name="LoadName">The definition.</param>
/// <param name="Loads">What was loaded, in order.</param>
/// <param name="Left">What was there and not loaded, each with the reason.</param>
/// <param name="Failures">What could not be loaded, each with the reason.</param>
/// <param name="ThenRun">Names of the programs to run, now that something was loaded; they are named also when nothing was.</param>
public sealed record DefinedLoadReport(
    string LoadName, IReadOnlyList<LoadOutcome> Loads, IReadOnlyList<LeftFile> Left, IReadOnlyList<LeftFile> Failures, IReadOnlyList<string> ThenRun);
