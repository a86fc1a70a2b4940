using static RfmBatch.Storage.Specification.BiScenario;

namespace RfmBatch.Storage.Specification;

/// <summary>What is derived from the runs of <see cref="BiScenario"/>: summaries, history, migrations, cohorts, checks.</summary>
internal static class BiScenarioSummaries
{
    public static async Task FillAsync(TableRows rows)
    {
        await AddSummariesAsync(rows, 11, 32.75m, (1, 1, 2, 20.25m), (2, 1, 1, 12.5m), (3, 1, 0, 0m));
        await AddSummariesAsync(rows, 13, 47.75m, (1, 2, 5, 47.7501m), (2, 1, 1, 3.2499m), (3, 1, 0, -3.25m));
        await AddSummariesAsync(rows, 20, 20.25m, (4, 1, 1, 20.25m));
        foreach (var (run, recency, frequency, monetary, revenue) in new[]
        {
            (11, 5, 5, 5, 20.25m),
            (11, 1, 1, 1, 12.5m),
            (13, 5, 5, 5, 32.75m),
            (13, 5, 4, 5, 15.0001m),
            (13, 1, 1, 1, 3.2499m),
            (20, 10, 3, 7, 20.25m),
        })
        {
            await rows.InsertAsync(
                "rfm.RfmCell",
                ("RunKey", run),
                ("RecencyScore", recency),
                ("FrequencyScore", frequency),
                ("MonetaryScore", monetary),
                ("CustomerCount", 1),
                ("RevenueAmount", revenue));
        }

        foreach (var run in new[] { 11, 13, 14 })
        {
            await rows.InsertAsync(
                "rfm.QualityCheck",
                ("RunKey", run),
                ("CheckId", "RFM001"),
                ("Severity", "Error"),
                ("Passed", run != 14),
                ("Detail", "Customers are unique."));
            foreach (var metric in new[] { "Frequency", "Monetary", "Recency" })
            {
                await rows.InsertAsync(
                    "rfm.ScoreThreshold",
                    ("RunKey", run),
                    ("Metric", metric),
                    ("Score", metric == "Recency" ? 5 : 1),
                    ("LowerBound", null),
                    ("UpperBound", 1.5));
                await rows.InsertAsync(
                    "rfm.ScoreThreshold",
                    ("RunKey", run),
                    ("Metric", metric),
                    ("Score", metric == "Recency" ? 1 : 5),
                    ("LowerBound", 1.5),
                    ("UpperBound", null));
            }
        }

        foreach (var (from, to, revenue) in new (int, int, decimal?)[]
        {
            (1, 1, 32.75m), (2, 1, 15.0001m), (3, 3, -3.25m), (-1, 2, 3.2499m),
        })
        {
            await rows.InsertAsync(
                "rfm.SegmentMigration",
                ("ToRunKey", 13),
                ("Comparison", "previous"),
                ("FromSegmentKey", from),
                ("ToSegmentKey", to),
                ("FromRunKey", 11),
                ("ProgramKey", 1),
                ("IsComparable", true),
                ("CustomerCount", 1),
                ("RevenueAmount", revenue));
        }

        foreach (var (segment, component, other, customers, change) in new (int, string, int, int?, decimal)[]
        {
            (1, "AmountPerOrder", 0, null, 2.5m),
            (1, "MovedIn", 2, 1, 25.0001m),
            (2, "MovedOut", 1, 1, -12.5m),
            (2, "Entered", -1, 1, 3.2499m),
            (3, "WithoutOrders", 0, null, -3.25m),
        })
        {
            await rows.InsertAsync(
                "rfm.RevenueBridge",
                ("FromRunKey", 11),
                ("ToRunKey", 13),
                ("SegmentKey", segment),
                ("Component", component),
                ("OtherSegmentKey", other),
                ("ProgramKey", 1),
                ("IsComparable", true),
                ("CustomerCount", customers),
                ("ChangeAmount", change));
        }

        foreach (var (program, customer, from, to, segment) in new[]
        {
            (1, 1, January, DateOnly.MaxValue, 1),
            (1, 2, January, February.AddDays(-1), 2),
            (1, 2, February, DateOnly.MaxValue, 1),
            (1, 3, January, DateOnly.MaxValue, 3),
            (1, 4, February, DateOnly.MaxValue, 2),
            (2, 1, February, DateOnly.MaxValue, 4),
        })
        {
            await rows.InsertAsync(
                "rfm.CustomerSegmentHistory",
                ("ProgramKey", program),
                ("CustomerKey", customer),
                ("ValidFromDate", from),
                ("ValidToDate", to),
                ("SegmentKey", segment));
        }

        await rows.InsertAsync(
            "rfm.CohortRetention",
            ("ProgramKey", 1),
            ("CohortMonth", new DateOnly(2024, 1, 1)),
            ("MonthNumber", 0),
            ("CustomerCount", 3),
            ("ActiveCustomerCount", 3),
            ("RevenueAmount", 32.75m));
        await rows.InsertAsync(
            "rfm.CohortRetention",
            ("ProgramKey", 1),
            ("CohortMonth", new DateOnly(2024, 1, 1)),
            ("MonthNumber", 1),
            ("CustomerCount", 3),
            ("ActiveCustomerCount", 2),
            ("RevenueAmount", 15m));
        await rows.InsertAsync(
            "rfm.MonthlySales",
            ("ProgramKey", 1),
            ("YearMonth", "2024-01"),
            ("OrderCount", 3),
            ("CustomerCount", 3),
            ("NewCustomerCount", 3),
            ("SalesAmount", 36m),
            ("ReturnAmount", -3.25m),
            ("RevenueAmount", 32.75m));
    }

    private static async Task AddSummariesAsync(
        TableRows rows, int run, decimal revenue, params (int Segment, int Customers, int Orders, decimal Revenue)[] segments)
    {
        var customers = segments.Sum(segment => segment.Customers);
        foreach (var segment in segments)
        {
            await rows.InsertAsync(
                "rfm.SegmentSummary",
                ("RunKey", run),
                ("SegmentKey", segment.Segment),
                ("CustomerCount", segment.Customers),
                ("CustomerShare", (double)segment.Customers / customers),
                ("OrderCount", segment.Orders),
                ("RevenueAmount", segment.Revenue),
                ("RevenueShare", (double)(segment.Revenue / revenue)),
                ("RecencyDaysMean", segment.Segment == 3 ? null : 1.5),
                ("OrderCountMean", (double)segment.Orders / segment.Customers),
                ("RevenueAmountMean", (double)segment.Revenue / segment.Customers),
                ("RecencyDaysMedian", segment.Segment == 3 ? null : 1.5),
                ("OrderCountMedian", 1.5),
                ("RevenueAmountMedian", 1.5));
        }
    }
}
