using RfmBatch.Core.Aggregation;

namespace RfmBatch.Core.Tests;

/// <summary>Builds summary tables for tests; the as-of date is <see cref="AsOf"/>.</summary>
internal static class Customers
{
    public static readonly DateOnly AsOf = new(2026, 1, 1);

    /// <summary>
    /// Customers by days since last sale, orders and revenue; ids ascending in the order given. Days −1: no sale in the window.
    /// </summary>
    public static CustomerSummaryTable Of(params (int RecencyDays, int Orders, decimal Amount)[] customers) =>
        Of(AsOf, [.. customers.Select((customer, i) => ($"c{i:D9}", customer.RecencyDays, customer.Orders, customer.Amount))]);

    public static CustomerSummaryTable Of(DateOnly asOf, IReadOnlyList<(string Id, int RecencyDays, int Orders, decimal Amount)> customers)
    {
        var sorted = customers.OrderBy(customer => customer.Id, StringComparer.Ordinal).ToArray();
        var days = sorted.Select(customer => customer.RecencyDays < 0 ? Day.None : Day.FromDate(asOf) - customer.RecencyDays).ToArray();
        var orders = sorted.Select(customer => customer.Orders).ToArray();
        return new CustomerSummaryTable
        {
            CustomerKeys = [.. Enumerable.Range(1, sorted.Length)],
            CustomerIds = [.. sorted.Select(customer => customer.Id)],
            FirstOrderDays = [.. days],
            LastOrderDays = days,
            OrderCounts = orders,
            DayCounts = [.. orders],
            LineCounts = [.. orders],
            SalesAmounts = [.. sorted.Select(customer => RfmBatch.Core.Amount.FromDecimal(customer.Amount))],
            ReturnAmounts = new long[sorted.Length],
        };
    }
}
