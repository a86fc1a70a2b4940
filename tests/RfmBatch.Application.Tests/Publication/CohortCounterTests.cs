using System.Text;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Publication;

namespace RfmBatch.Application.Tests.Publication;

public sealed class CohortCounterTests
{
    private static readonly DateOnly January = new(2024, 1, 1);

    [Fact]
    public void A_cohort_is_the_month_of_the_first_sale()
    {
        var figures = Count(true, Sale(1, "2024-03-31", "b", 20), Sale(1, "2024-01-31", "a", 10), Sale(2, "2024-01-01", "c", 5));

        Assert.Equal(
            [new CohortRow(January, 0, 2, 2, 15), new CohortRow(January, 1, 2, 0, 0), new CohortRow(January, 2, 2, 1, 20)],
            figures.Cohorts);
        Assert.Equal([new MonthRow("2024-01", 2, 2, 2, 15, 0, 15), new MonthRow("2024-03", 1, 1, 0, 20, 0, 20)], figures.Months);
    }

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 10)]
    public void Returns_count_by_option_and_make_nobody_active(bool countsReturns, long revenue)
    {
        var figures = Count(countsReturns, Sale(1, "2024-01-05", "a", 10), Return(1, "2024-01-06", -4), Return(1, "2024-02-06", -1));

        Assert.Equal([new CohortRow(January, 0, 1, 1, revenue), new CohortRow(January, 1, 1, 0, countsReturns ? -1 : 0)], figures.Cohorts);
        Assert.Equal(new MonthRow("2024-02", 0, 0, 0, 0, -1, countsReturns ? -1 : 0), figures.Months[1]);
    }

    [Fact]
    public void A_return_before_the_first_sale_counts_with_its_month_and_one_of_a_customer_without_any_nowhere()
    {
        var figures = Count(true, Return(1, "2023-12-06", -1), Sale(1, "2024-01-05", "a", 10), Return(2, "2024-01-09", -2));

        Assert.Equal([new CohortRow(January, 0, 1, 1, 9)], figures.Cohorts);
        Assert.Equal([new MonthRow("2023-12", 0, 0, 0, 0, -1, -1), new MonthRow("2024-01", 1, 1, 1, 10, -2, 8)], figures.Months);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(200, 2)]
    [InlineData(200, 70)] // more orders than are looked along
    public void Lines_of_one_order_are_one_order_however_many_there_are(int lines, int orders)
    {
        var figures = Count(
            true,
            [
                .. Enumerable.Range(0, lines).Select(i => Sale(1, "2024-01-05", $"order {i % orders}", 1)),
                Sale(2, "2024-01-05", "order 0", 1)
            ]);

        Assert.Equal(new MonthRow("2024-01", orders + 1, 2, 2, lines + 1, 0, lines + 1), Assert.Single(figures.Months));
    }

    [Fact]
    public void Customers_counted_apart_add_up()
    {
        (SaleLine Line, string Order)[] first =
        [
            Sale(1, "2024-01-05", "a", 10), Sale(1, "2024-03-05", "b", 20), Return(1, "2024-03-06", -5)
        ];
        (SaleLine Line, string Order)[] second =
        [
            Sale(2, "2024-01-09", "c", 30), Sale(3, "2024-02-01", "d", 40), Sale(3, "2024-03-01", "e", 50)
        ];
        var (all, others) = (Begin(true, first), Begin(true, second));

        all.Add(others);

        var apart = all.Finish();
        var together = Count(true, [.. first, .. second]);
        Assert.Equal(together.Cohorts, apart.Cohorts);
        Assert.Equal(together.Months, apart.Months);
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(Count(true).Months);

    private static CohortFigures Count(bool countsReturns, params (SaleLine Line, string Order)[] lines) =>
        Begin(countsReturns, lines).Finish();

    private static CohortCounter Begin(bool countsReturns, (SaleLine Line, string Order)[] lines)
    {
        var counter = new CohortCounter(countsReturns);
        foreach (var (line, order) in lines)
        {
            counter.Add(line, Encoding.UTF8.GetBytes(order));
        }

        return counter;
    }

    private static (SaleLine Line, string Order) Sale(int customer, string date, string order, long amount) =>
        (new SaleLine(customer, Day.FromDate(DateOnly.Parse(date, null)), SaleLineKind.Sale, amount), order);

    private static (SaleLine Line, string Order) Return(int customer, string date, long amount) =>
        (new SaleLine(customer, Day.FromDate(DateOnly.Parse(date, null)), SaleLineKind.Return, amount), "return");
}
