namespace RfmBatch.Application.Loading;

/// <summary>What <c>load transactions --table schema.Name</c> was asked for.</summary>
public sealed record TransactionTableRequest
{
    /// <summary>A table or view of the store's own database.</summary>
    public required string Table { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Map"/>.</summary>
    /// <value>Default null: guessed from the column names.</value>
    public string? Map { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.ReturnPrefix"/>.</summary>
    /// <value>Default null.</value>
    public string? ReturnPrefix { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.RejectLimit"/>.</summary>
    /// <value>Default <c>5%</c>.</value>
    public string RejectLimit { get; init; } = Loading.RejectLimit.Default;

    /// <summary>As of <see cref="TransactionFileRequest.OrderScope"/>.</summary>
    /// <value>Default <c>all</c>.</value>
    public string OrderScope { get; init; } = Storage.Loading.OrderScope.All.Name;

    /// <summary>As of <see cref="TransactionFileRequest.CustomerForm"/>.</summary>
    /// <value>Default null.</value>
    public string? CustomerForm { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.DropDuplicates"/>.</summary>
    /// <value>Default false.</value>
    public bool DropDuplicates { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Attributes"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Nulls"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Nulls { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.NoNull"/>.</summary>
    /// <value>Default false.</value>
    public bool NoNull { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.AcceptedShapes"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> AcceptedShapes { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Only"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Except"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Overlap"/>.</summary>
    /// <value>Default null.</value>
    public string? Overlap { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Source"/>.</summary>
    /// <value>Default null.</value>
    public string? Source { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Replace"/>.</summary>
    /// <value>Default false.</value>
    public bool Replace { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.ReplaceAnyway"/>.</summary>
    /// <value>Default false.</value>
    public bool ReplaceAnyway { get; init; }

    /// <summary>
    /// Whether the table may be loaded again as long as all its rows are of days after those loaded from it before: for a view that shows
    /// what is new.
    /// </summary>
    /// <value>Default false.</value>
    public bool OnlyNewer { get; init; }

    /// <summary>Whether a table that was loaded before is loaded again.</summary>
    /// <value>Default false.</value>
    public bool Again { get; init; }
}
