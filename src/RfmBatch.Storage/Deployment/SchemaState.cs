namespace RfmBatch.Storage.Deployment;

/// <summary>What the journal <c>etl.SchemaVersion</c> says, compared with the scripts of this program.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Applied">Script names in the journal, in the order they ran.</param>
/// <param name="Pending">Migrations of this program that have not run, in order.</param>
/// <param name="Unknown">Script names in the journal that this program does not have.</param>
public sealed record SchemaState(
    SchemaStateKind Kind, IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown)
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

/// <summary>How the database's schema stands to this program.</summary>
public enum SchemaStateKind
{
    /// <summary>No file, or an empty database.</summary>
    Missing,

    /// <summary>Someone else's tables are in the way: SQLite only, where the file would be shared.</summary>
    Foreign,

    /// <summary>Migrations of this program have not run.</summary>
    Behind,

    /// <summary>Exactly this program's migrations have run.</summary>
    Current,

    /// <summary>The journal holds scripts this program does not know.</summary>
    Newer,
}
