namespace RfmBatch.PowerBI.Model;

/// <summary>Phrases of DAX that many measures share.</summary>
internal static class Dax
{
    public const string Count = "#,##0";
    public const string Money = "#,##0.00";
    public const string Share = "0.0%";
    public const string Change = "+0.0%;-0.0%;0.0%";
    public const string Difference = "+#,##0;-#,##0;0";
    public const string Decimal = "#,##0.00";

    /// <summary>
    /// An expression over the run shown: of the runs that slicers leave, the latest. Figures of several runs are never added.
    /// </summary>
    public static string Shown(string expression, params string[] filters) => InRun("[Shown Run Key]", null, expression, filters);

    /// <summary>The same over the run before.</summary>
    public static string Previous(string expression) => InRun("[Previous Run Key]", "REMOVEFILTERS ( 'Run' )", expression, []);

    private static string InRun(string run, string? before, string expression, IReadOnlyList<string> filters)
    {
        IEnumerable<string> all = [.. before is null ? Array.Empty<string>() : [before], "'Run'[RunKey] = RunKeyOfInterest", .. filters];
        return $"VAR RunKeyOfInterest = {run}\nRETURN\n    CALCULATE ( {expression}, {string.Join(", ", all)} )";
    }
}
