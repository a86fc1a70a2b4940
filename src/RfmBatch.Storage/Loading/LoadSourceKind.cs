namespace RfmBatch.Storage.Loading;

/// <summary>Where a load definition takes its rows from, as stored.</summary>
public static class LoadSourceKind
{
    /// <summary>Files of a folder.</summary>
    public const string Folder = "folder";

    /// <summary>A table or view of the store's own database.</summary>
    public const string Table = "table";
}
