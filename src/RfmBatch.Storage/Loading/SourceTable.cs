namespace RfmBatch.Storage.Loading;

/// <summary>A table or view that a load reads.</summary>
/// <param name="QuotedName">Its name as the engine writes it, quoted from the catalogue.</param>
/// <param name="Columns">Name and declared type (lower case, may be empty in SQLite) of each column, in order.</param>
public sealed record SourceTable(string QuotedName, IReadOnlyList<SourceColumn> Columns);
