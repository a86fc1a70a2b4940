namespace RfmBatch.Storage.Loading;

/// <summary>A table or view that a load reads.</summary>
/// <param name="QuotedName">Its name as the engine writes it, quoted from the catalogue.</param>
/// <param name="Columns">Name and declared type (lower case, may be empty in SQLite) of each column, in order.</param>
public sealed record SourceTable(string QuotedName, IReadOnlyList<SourceColumn> Columns);

/// <summary>What the ledger knows of a load when it begins.</summary>
/// <param name="Kind">One of <see cref="LoadKind"/>.</param>
/// <param name="SourceName">File name without its folder, or <c>table:schema.Name</c>; at most 400 characters.</param>
/// <param name="SourceHash">SHA-256 in lower-case hexadecimal: of the file's bytes, or of the source name of a table; null for an
/// undo.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="OptionsJson">The options as given, so that the load can be repeated.</param>
public sealed record LoadStart(string Kind, string SourceName, string? SourceHash, DateTimeOffset StartedAt, string OptionsJson)
{
    /// <summary>The source whose export it is (<c>--source</c>), at most 100 characters, or null.</summary>
    public string? SourceLabel { get; init; }

    /// <summary>Told what the load does next while it ends, a word or two; may be null.</summary>
    public Action<string>? Entering { get; init; }

    /// <summary>Whether it replaces the source's earlier rows on its days.</summary>
    public bool IsReplacement { get; init; }
}

/// <summary>An earlier load of the same source.</summary>
/// <param name="LoadKey">Its key.</param>
/// <param name="SourceName">File or table.</param>
/// <param name="FinishedAt">When it was done.</param>
/// <param name="RowsRead">Rows it read.</param>
/// <param name="AmountLoaded">What it added, ten-thousandths.</param>
/// <param name="FirstOrderDate">The earliest date it loaded, or null.</param>
/// <param name="LastOrderDate">The latest date it loaded, or null.</param>
/// <param name="UndoneByLoadKey">The undo that took it back, or null.</param>
public sealed record CompletedLoad(
    int LoadKey,
    string SourceName,
    DateTimeOffset FinishedAt,
    long RowsRead,
    long AmountLoaded,
    DateOnly? FirstOrderDate,
    DateOnly? LastOrderDate,
    int? UndoneByLoadKey);
