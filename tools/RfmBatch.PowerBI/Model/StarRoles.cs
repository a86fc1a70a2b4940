namespace RfmBatch.PowerBI.Model;

/// <summary>The example of row-level security: who is in the role sees one program.</summary>
internal static class StarRoles
{
    private const string Shown = "= \"default\"";
    private const string Name = "'Program'[ProgramName]";

    /// <summary>Program filters runs and so every fact; what does not hang on a program is filtered or hidden by itself.</summary>
    public static ModelRole OneProgram { get; } = new(
        "One program",
        "Example: only program 'default' and its customers. Copy it per program, or compare ProgramName with a table of users and "
        + "USERPRINCIPALNAME().",
        [
            ("Program", $"{Name} {Shown}"),
            ("Customer", InKeys("Customer", "CustomerKey", "CustomerRfm", $"RELATED ( {Name} )")),
            ("Cluster", $"{InKeys("Cluster", "ProgramKey", "Program", Name)} || 'Cluster'[ClusterKey] = 0"),
            ("HierarchyCluster", $"{InKeys("HierarchyCluster", "ProgramKey", "Program", Name)} || 'HierarchyCluster'[ClusterKey] = 0"),
            ("Load", "FALSE ()"),
        ]);

    // CALCULATETABLE would look for the keys anew for every row, by the row it stands on; this depends on no row and is found once.
    private static string InKeys(string table, string column, string from, string program) =>
        $"VAR Keys = DISTINCT ( SELECTCOLUMNS ( FILTER ( '{from}', {program} {Shown} ), \"Key\", '{from}'[{column}] ) ) "
        + $"RETURN '{table}'[{column}] IN Keys";
}
