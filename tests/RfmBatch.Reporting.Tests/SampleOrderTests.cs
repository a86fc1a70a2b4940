using RfmBatch.Reporting.Reading;

namespace RfmBatch.Reporting.Tests;

public sealed class SampleOrderTests
{
    // First outputs of SplitMix64 with seed 0, as published with the algorithm (Vigna, splitmix64.c).
    [Fact]
    public void Of_IsThatOfSplitMix64() => Assert.Equal(0xE220A8397B1DCDAFUL, SampleOrder.Of(0));

    [Fact]
    public void A_sample_does_not_depend_on_the_order_of_customers_and_grows_by_adding()
    {
        var rows = Enumerable.Range(1, 1000).Select(key => new CustomerColumns.Row { CustomerKey = key }).ToArray();

        var sample = SampleOrder.Take(rows, 100);

        Assert.Equal(100, sample.Distinct().Count());
        Assert.Equal(sample, SampleOrder.Take(rows.Reverse(), 100));
        Assert.Equal(sample, SampleOrder.Take(rows, 300).Take(100));
        Assert.InRange(sample.Average(row => row.CustomerKey), 400, 600);
    }

    [Fact]
    public void Probabilities_are_averaged_over_spans()
    {
        CustomerColumns.Row[] rows =
        [
            Customer(10, 1, 0.5f), Customer(30, 1, 0.7f), Customer(31, 1, 0.1f), Customer(2000, 99, 0.2f), Customer(5, 1, float.NaN)
        ];

        var cells = AliveGrid.Of(rows);

        Assert.Equal(
            [(0, 1, 2L), (31, 1, 1L), (731, 21, 1L)], cells.Select(cell => (cell.RecencyFrom, cell.OrdersFrom, cell.CustomerCount)));
        Assert.Equal(0.6, cells[0].ProbabilityMean, 6);
        Assert.Equal(["1", "3–4", "21+"], new[] { 1, 3, 21 }.Select(from => AliveGrid.Words(AliveGrid.OrderSpans, from)));
    }

    private static CustomerColumns.Row Customer(int days, int orders, float alive) =>
        new() { RecencyDays = days, OrderCount = orders, RecencyScore = 1, ProbabilityAlive = alive };
}
