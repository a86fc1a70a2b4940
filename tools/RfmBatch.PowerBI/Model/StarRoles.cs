namespace RfmBatch.PowerBI.Model;

/// <summary>The example of row-level security: who is in the role sees one program.</summary>
internal static class StarRoles
{
    private const string Shown = "'Program'[ProgramName] = \"default\"";

    /// <summary>Program filters runs and so every fact; what does not hang on a program is filtered or hidden by itself.</summary>
    public static ModelRole OneProgram { get; } = new(
        "One program",
        "Example: only program 'default' and its customers. Copy it per program, or compare ProgramName with a table of users and "
        + "USERPRINCIPALNAME().",
        [
            ("Program", Shown),
            ("Customer", $"'Customer'[CustomerKey] IN CALCULATETABLE ( VALUES ( 'CustomerRfm'[CustomerKey] ), {Shown} )"),
            (
                "Cluster",
                $"'Cluster'[ProgramKey] IN CALCULATETABLE ( VALUES ( 'Program'[ProgramKey] ), {Shown} ) || 'Cluster'[ClusterKey] = 0"),
            (
                "HierarchyCluster",
                $"'HierarchyCluster'[ProgramKey] IN CALCULATETABLE ( VALUES ( 'Program'[ProgramKey] ), {Shown} ) || "
                + $"'HierarchyCluster'[ClusterKey] = 0"),
            ("Load", "FALSE ()"),
        ]);
}
