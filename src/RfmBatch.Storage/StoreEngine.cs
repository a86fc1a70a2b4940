namespace RfmBatch.Storage;

/// <summary>The kinds of database a store can live in.</summary>
public enum StoreEngine
{
    /// <summary>An embedded file.</summary>
    Sqlite,

    /// <summary>SQL Server 2017 or later, Azure SQL, or Babelfish.</summary>
    SqlServer,
}
