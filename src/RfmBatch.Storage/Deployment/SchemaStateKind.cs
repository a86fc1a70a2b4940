namespace RfmBatch.Storage.Deployment;

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
