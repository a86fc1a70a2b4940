using RfmBatch.Application.Loading.Csv;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>The positions (from 0) of the mapped columns in a file; −1 where not mapped.</summary>
internal sealed record TransactionColumns
{
    public required int Customer { get; init; }

    public required int Order { get; init; }

    public required int Date { get; init; }

    public required int Amount { get; init; }

    public required int Quantity { get; init; }

    public required int Price { get; init; }

    public required int Product { get; init; }

    public required int Category { get; init; }

    public required int[] Attributes { get; init; }

    /// <summary>Every mapped position once.</summary>
    public IEnumerable<int> All =>
        new[] { Customer, Order, Date, Amount, Quantity, Price, Product, Category }
            .Concat(Attributes)
            .Where(position => position >= 0)
            .Distinct();

    /// <summary>Finds the columns; adds an error for each that the file does not have.</summary>
    public static TransactionColumns Find(ColumnMap map, IReadOnlyList<string> attributes, FileLayout layout, List<string> errors)
    {
        int Position(ColumnTarget target) => map[target] is { } name ? layout.Find(name, "--map", errors) : -1;

        return new TransactionColumns
        {
            Customer = Position(ColumnTarget.Customer),
            Order = Position(ColumnTarget.Order),
            Date = Position(ColumnTarget.Date),
            Amount = Position(ColumnTarget.Amount),
            Quantity = Position(ColumnTarget.Quantity),
            Price = Position(ColumnTarget.Price),
            Product = Position(ColumnTarget.Product),
            Category = Position(ColumnTarget.Category),
            Attributes = [.. attributes.Select(name => layout.Find(name, "--attribute", errors))],
        };
    }
}
