namespace RfmBatch.Storage.Loading;

/// <summary>A column of a source table.</summary>
/// <param name="Name">As in the catalogue.</param>
/// <param name="QuotedName">Quoted for the engine.</param>
/// <param name="TypeName">Lower case; may be empty in SQLite.</param>
public sealed record SourceColumn(string Name, string QuotedName, string TypeName)
{
    /// <summary>Whether a load can read its values as text, numbers or days.</summary>
    public bool IsReadable { get; init; } = true;
}
