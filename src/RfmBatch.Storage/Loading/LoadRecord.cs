namespace RfmBatch.Storage.Loading;

/// <summary>A load of the ledger.</summary>
public sealed record LoadRecord
{
    /// <summary>Its key.</summary>
    public int LoadKey { get; init; }

    /// <summary>One of <see cref="Loading.LoadKind"/>.</summary>
    public required string LoadKind { get; init; }

    /// <summary>Its file or table.</summary>
    public required string SourceName { get; init; }

    /// <summary>The source whose export it is, or null.</summary>
    public string? SourceLabel { get; init; }

    /// <summary>Running, Completed, Failed or Abandoned.</summary>
    public required string Status { get; init; }

    /// <summary>Rows that it loaded.</summary>
    public long RowsLoaded { get; init; }

    /// <summary>Rows of earlier loads that it replaced or took back.</summary>
    public long RowsReplaced { get; init; }

    /// <summary>Rows that it replaced and that are still there to come back.</summary>
    public long RowsHidden { get; init; }

    /// <summary>The load that it takes back, or null.</summary>
    public int? UndoesLoadKey { get; init; }

    /// <summary>The undo that took it back, or null.</summary>
    public int? UndoneByLoadKey { get; init; }

    /// <summary>Whether the attributes and categories that it gave were kept apart from those of other loads.</summary>
    public bool HasValueHistory { get; init; }
}

/// <summary>A later load without which a load cannot be taken back.</summary>
/// <param name="LoadKey">Its key.</param>
/// <param name="SourceName">Its file or table.</param>
/// <param name="RowCount">Rows of the earlier load that it replaced, or that it skipped because the earlier load had them.</param>
/// <param name="Replaces">Whether it replaced them; else it skipped its own.</param>
public sealed record LaterLoad(int LoadKey, string SourceName, long RowCount, bool Replaces);

/// <summary>A run that counts a load.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ProgramName">Its program.</param>
/// <param name="Status">Published, Held or Unpublished.</param>
/// <param name="IsLatest">Whether it is what readers of the program see.</param>
public sealed record SeeingRun(int RunKey, string ProgramName, string Status, bool IsLatest);
