using System.Globalization;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Storage.Publication;

namespace RfmBatch.Storage.Specification.Runs;

// Cohorts and months, whoever counts them: expected from their definitions, line by line.
public abstract partial class SummaryStoreContract
{
    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    [InlineData(true, true, "Italy")]
    public async Task Cohorts_and_months_are_counted_as_they_are_defined(bool netReturns, bool keepZeroAmounts, string? country)
    {
        var random = new Random(20260201);
        Sale[] sales = [.. Enumerable.Range(0, 900).Select(_ => new Sale(
            $"customer {random.Next(12) * random.Next(4)}",
            $"order {random.Next(40)}",
            Start.AddDays(random.Next(400)),
            random.Next(4) * 1.25m,
            random.Next(4) == 0))];
        string[] italians = ["customer 0", "customer 6", "customer 9"];
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, sales, Cancellation, italians.ToDictionary(id => id, _ => "Italy"));
        var asOf = Start.AddDays(350);
        var options = new RunOptions
        {
            Returns = netReturns ? ReturnsKind.Net : ReturnsKind.Exclude,
            KeepZeroAmounts = keepZeroAmounts,
            Where = country is null ? null : new RfmBatch.Core.Aggregation.CustomerFilter("Country", country),
        };

        var counted = await new CohortReader(store, asOf, options).ReadAsync(
            await store.Summaries.ReadStampAsync(Cancellation), Cancellation);

        var lines = sales.Where(sale => sale.Date < asOf && (country is null || italians.Contains(sale.CustomerId))).ToList();
        bool isSale(Sale line) => !line.IsReturn && (keepZeroAmounts || line.Amount != 0);
        long revenue(IEnumerable<Sale> some) =>
            some.Where(line => netReturns || !line.IsReturn).Sum(line => Amount.FromDecimal(line.Amount));
        var cohorts = lines.Where(isSale).GroupBy(line => line.CustomerId).ToDictionary(c => c.Key, c => MonthOf(c.Min(line => line.Date)));
        var last = lines.Max(line => MonthOf(line.Date));
        var expected =
            from cohort in cohorts.Values.Distinct().Order()
            let members = cohorts.Where(pair => pair.Value == cohort).Select(pair => pair.Key).ToHashSet()
            from number in Enumerable.Range(0, MonthsBetween(cohort, last) + 1)
            let month = cohort.AddMonths(number)
            let inMonth = lines.Where(line => members.Contains(line.CustomerId)
                && (MonthOf(line.Date) == month || (number == 0 && MonthOf(line.Date) < month))).ToList()
            let active = inMonth.Where(isSale).Select(line => line.CustomerId).Distinct().Count()
            select new CohortRow(cohort, number, members.Count, active, revenue(inMonth));
        Assert.Equal(expected, counted.Cohorts);

        var months =
            from month in lines.GroupBy(line => MonthOf(line.Date)).OrderBy(month => month.Key)
            let sold = month.Where(isSale).ToList()
            let active = sold.Select(line => line.CustomerId).Distinct().ToList()
            select new MonthRow(
                month.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                sold.Select(line => (line.CustomerId, line.OrderId)).Distinct().Count(),
                active.Count,
                active.Count(id => cohorts[id] == month.Key),
                month.Where(line => !line.IsReturn).Sum(line => Amount.FromDecimal(line.Amount)),
                month.Where(line => line.IsReturn).Sum(line => Amount.FromDecimal(line.Amount)),
                revenue(month));
        Assert.Equal(months, counted.Months);
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
