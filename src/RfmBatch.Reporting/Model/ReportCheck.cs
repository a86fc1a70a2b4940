namespace RfmBatch.Reporting.Model;

/// <summary>One check of the run.</summary>
/// <param name="CheckId">Stable id.</param>
/// <param name="Severity"><c>Notice</c>, <c>Warning</c> or <c>Error</c>: what a failure means.</param>
/// <param name="HasPassed">Whether it passed.</param>
/// <param name="Detail">The figures in one sentence.</param>
public sealed record ReportCheck(string CheckId, string Severity, bool HasPassed, string Detail);
