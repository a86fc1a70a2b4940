namespace RfmBatch.Storage.Operations;

/// <summary>The result of one check of a store.</summary>
/// <param name="CheckId">Stable id such as <c>read-committed-snapshot</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, one sentence.</param>
/// <param name="NextStep">What to do, or empty when nothing is.</param>
public sealed record StoreFinding(string CheckId, FindingSeverity Severity, string Message, string NextStep);
