using System.Globalization;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>A source that exports its last ten days every night, with corrections: the store is right every night.</summary>
public abstract class NightlyExportContract : LedgerContractBase
{
    private const int Nights = 60;
    private const int ExportedDays = 10;
    private const int RowsPerDay = 20;
    private const double CorrectedShare = 0.03;
    private static readonly DateOnly FirstDay = new(2011, 1, 1);

    protected NightlyExportContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Every_night_the_store_holds_the_truth()
    {
        var store = await FreshAsync();
        var random = new Random(16);
        var truth = new List<Row>();
        var corrected = 0;
        for (var night = 0; night < Nights; night++)
        {
            corrected += Correct(truth, night, random);
            truth.AddRange(Enumerable.Range(0, RowsPerDay).Select(row => NewRow(night, row, random)));
            var export = truth.Where(row => row.Day > night - ExportedDays);

            await AddAsync(
                store,
                "customer,order,date,product,quantity,amount\n" + string.Concat(export.Select(row => row.Line)),
                request => request with { Source = "till", Replace = true });

            Assert.Equal(
                truth.Select(row => row.Text).Order(StringComparer.Ordinal), await RowsAsync(store), StringComparer.Ordinal);
        }

        Assert.InRange(corrected, 200, 600);
        Assert.Equal(
            Nights, await ScalarAsync(store, "SELECT COUNT(*) FROM {bi.Load} WHERE Status = 'Completed' AND RowsRead = RowsLoaded"));
    }

    private static Row NewRow(int day, int number, Random random) => new(
        day,
        $"C{random.Next(40)}",
        $"A{day}-{number / 2}", // two lines an order
        $"P{random.Next(9)}",
        random.Next(1, 4),
        random.Next(100, 9_999) / 100m);

    // Of the days that are exported again: an amount is another, a line is gone, a customer was mistaken, or a line is new.
    private static int Correct(List<Row> truth, int night, Random random)
    {
        var rows = truth.Where(row => row.Day > night - ExportedDays && random.NextDouble() < CorrectedShare).ToList();
        foreach (var row in rows)
        {
            truth.Remove(row);
            switch (random.Next(4))
            {
                case 0:
                    truth.Add(row with { Amount = row.Amount + 1 });
                    break;
                case 1:
                    truth.Add(row with { Customer = $"D{random.Next(9)}" });
                    break;
                case 2:
                    truth.AddRange([row, row]);
                    break;
            }
        }

        return rows.Count;
    }

    private sealed record Row(int Day, string Customer, string Order, string Product, int Quantity, decimal Amount)
    {
        private string Date => FirstDay.AddDays(Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private string Money => Amount.ToString("0.##", CultureInfo.InvariantCulture);

        public string Line => $"{Customer},{Order},{Date},{Product},{Quantity},{Money}\n";

        public string Text => $"{Customer} {Order} {Date} {Product} {Quantity} {Money}";
    }
}
