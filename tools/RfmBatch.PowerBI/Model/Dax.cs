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

    /// <summary>The same over the run before: blank unless it is comparable and has its customer rows.</summary>
    public static string Previous(string expression) => InRun("[Previous Run Key]", "REMOVEFILTERS ( 'Run' )", expression, []);

    /// <summary>A count over the run shown that is 0 where nothing is counted, and blank only where no run is shown.</summary>
    public static string ShownCount(string expression, params string[] filters) =>
        "VAR RunKeyOfInterest = [Shown Run Key]\nRETURN\n    IF (\n        NOT ISBLANK ( RunKeyOfInterest ),\n        "
        + $"CALCULATE ( {expression}, {string.Join(", ", filters.Prepend(OfInterest))} ) + 0\n    )";

    /// <summary>An expression where each of the columns has one value left, and blank elsewhere: it cannot be added over them.</summary>
    public static string OneOf(string expression, params string[] columns) =>
        $"IF ( {string.Join(" && ", columns.Select(column => $"HASONEVALUE ( {column} )"))}, {expression} )";

    /// <summary>An expression over facts without runs: programs overlap in customers, so that they are never added.</summary>
    public static string OneProgram(string expression) => OneOf(expression, "'Program'[ProgramKey]");

    /// <summary>
    /// A part of the run shown divided by the whole: the run is captured first, then every filter that splits customers goes.
    /// </summary>
    public static string ShareOfRun(string measure) =>
        $"VAR RunKeyOfInterest = [Shown Run Key]\nVAR Whole = CALCULATE ( {measure}, REMOVEFILTERS ( 'CustomerRfm' ), {OfInterest} )\n"
        + $"RETURN\n    DIVIDE ( {measure}, Whole )";

    /// <summary>Now minus before: blank where there is no run to compare with, or neither has anything.</summary>
    public static string Minus(string now, string before) =>
        $"VAR Now = {now}\nVAR Before = {before}\nRETURN\n    IF ( NOT ISBLANK ( [Previous Run Key] ) && NOT ( ISBLANK ( Now ) && ISBLANK "
        + "( Before ) ), Now - Before )";

    private const string OfInterest = "'Run'[RunKey] = RunKeyOfInterest";

    private static string InRun(string run, string? before, string expression, IReadOnlyList<string> filters)
    {
        IEnumerable<string> all = [.. before is null ? Array.Empty<string>() : [before], OfInterest, .. filters];
        return $"VAR RunKeyOfInterest = {run}\nRETURN\n    CALCULATE ( {expression}, {string.Join(", ", all)} )";
    }
}
