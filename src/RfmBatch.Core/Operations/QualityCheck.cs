namespace RfmBatch.Core.Operations;

/// <summary>One check of the catalogue.</summary>
/// <param name="Id">Stable id, <c>RFM</c> and three digits; never reused.</param>
/// <param name="Severity">What a failure means; drift checks raise theirs from notice to warning by size.</param>
/// <param name="Title">What is asserted, a few words.</param>
public sealed record QualityCheck(string Id, CheckSeverity Severity, string Title)
{
    internal QualityFinding Passed(string detail) => new(Id, Severity, true, $"{Title}: {detail}");

    internal QualityFinding Failed(string detail, CheckSeverity? severity = null) => new(Id, severity ?? Severity, false, $"{Title}: {detail}");

    internal QualityFinding Of(bool passed, string detail) => passed ? Passed(detail) : Failed(detail);
}
