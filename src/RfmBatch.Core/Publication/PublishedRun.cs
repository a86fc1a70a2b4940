namespace RfmBatch.Core.Publication;

/// <summary>A published run of one program, as far as succession looks at it.</summary>
/// <param name="RunKey">The run; the store gives keys in the order in which runs begin.</param>
/// <param name="AsOfDate">First day not observed.</param>
/// <param name="ConfigurationHash">Runs of equal hash have one history.</param>
public sealed record PublishedRun(int RunKey, DateOnly AsOfDate, string ConfigurationHash);
