namespace RfmBatch.Storage.Deployment;

/// <summary>What the journal <c>etl.SchemaVersion</c> says, compared with the scripts of this program.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Applied">Script names in the journal, in the order they ran.</param>
/// <param name="Pending">Migrations of this program that have not run, in order.</param>
/// <param name="Unknown">Script names in the journal that this program does not have.</param>
public sealed record SchemaState(SchemaStateKind Kind, IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown)
{
    /// <summary>Compares a journal with the program's migrations.</summary>
    public static SchemaState Compare(IReadOnlyList<string> applied, IReadOnlyList<string> known)
    {
        var pending = known.Except(applied, StringComparer.Ordinal).ToList();
        var unknown = applied.Except(known, StringComparer.Ordinal).ToList();
        var kind = unknown.Count > 0 ? SchemaStateKind.Newer
            : pending.Count == 0 ? SchemaStateKind.Current
            : applied.Count == 0 ? SchemaStateKind.Missing
            : SchemaStateKind.Behind;
        return new SchemaState(kind, applied, pending, unknown);
    }
}
