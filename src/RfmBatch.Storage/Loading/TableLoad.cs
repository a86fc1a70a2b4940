namespace RfmBatch.Storage.Loading;

/// <summary>A set-based load of a table or view.</summary>
/// <param name="Start">The ledger's part.</param>
/// <param name="Table">As described by the store.</param>
/// <param name="Columns">The mapped columns.</param>
/// <param name="Attributes">Columns kept per customer, named as the attribute shall be.</param>
/// <param name="ReturnPrefix">Orders whose id begins so are returns; null for none.</param>
/// <param name="LastDate">The latest date accepted.</param>
/// <param name="DropDuplicates">Whether rows equal in every mapped column are loaded once.</param>
/// <param name="Missing">The texts that are missing values.</param>
/// <param name="Judge">Says why the load must fail (too many rejects, no rows), or null; then nothing of it stays.</param>
/// <param name="Compare">Is shown what the load has in common with earlier ones, and says whether rows that they have are skipped. What it
/// throws is thrown, and nothing of the load stays.</param>
/// <param name="Clock">Gives the end's instant.</param>
public sealed record TableLoad(
    LoadStart Start,
    SourceTable Table,
    IReadOnlyDictionary<ColumnTarget, SourceColumn> Columns,
    IReadOnlyList<SourceColumn> Attributes,
    string? ReturnPrefix,
    DateOnly LastDate,
    bool DropDuplicates,
    MissingMarkers Missing,
    Func<LoadTotals, IReadOnlyList<RejectCount>, string?> Judge,
    Func<LoadComparison, bool> Compare,
    TimeProvider Clock)
{
    /// <summary>How long an order id means one order.</summary>
    /// <value>Default: for ever.</value>
    public OrderScope OrderScope { get; init; } = OrderScope.All;

    /// <summary>Which rows are loaded: those that every condition keeps.</summary>
    public IReadOnlyList<(SourceColumn Column, RowCondition Condition)> Filter { get; init; } = [];

    /// <summary>The form in which the store keeps customer ids.</summary>
    /// <value>Default: as they are.</value>
    public CustomerForm CustomerForm { get; init; } = CustomerForm.Exact;
}

/// <summary>A column of a source table.</summary>
/// <param name="Name">As in the catalogue.</param>
/// <param name="QuotedName">Quoted for the engine.</param>
/// <param name="TypeName">Lower case; may be empty in SQLite.</param>
public sealed record SourceColumn(string Name, string QuotedName, string TypeName)
{
    /// <summary>Whether a load can read its values as text, numbers or days.</summary>
    public bool IsReadable { get; init; } = true;
}
