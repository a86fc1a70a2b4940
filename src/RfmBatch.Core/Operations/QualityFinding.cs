namespace RfmBatch.Core.Operations;

/// <summary>The outcome of one check of one run.</summary>
/// <param name="CheckId">Stable id such as <c>RFM001</c>.</param>
/// <param name="Severity">What a failure means.</param>
/// <param name="Passed">Whether the check passed.</param>
/// <param name="Detail">Figures in one sentence; no personal data.</param>
public sealed record QualityFinding(string CheckId, CheckSeverity Severity, bool Passed, string Detail);
