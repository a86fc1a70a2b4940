namespace RfmBatch.Storage.Specification.PowerBI;

/// <summary>
/// The SQL twins of the measures of <c>db/PowerBI</c> against the same figures computed from rows, over two programs and many slices.
/// </summary>
/// <remarks>No test executes DAX: it is compared with its twin by a reader, and a pin holds both (MeasureTwinTests).</remarks>
public abstract class MeasureTwinContract : BiScenarioBase
{
    protected MeasureTwinContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    private static IReadOnlyList<MeasureSlice> Slices =>
    [
        .. new int?[] { null, 1, 2 }.SelectMany(program => new MeasureSlice[]
        {
            new(),
            new() { AsOfDate = "2024-02-01" },
            new() { AsOfDate = "1999-01-01" },
            new() { SegmentKey = 1 },
            new() { SegmentKey = 2 },
            new() { SegmentKey = 3 },
            new() { SegmentKey = 1, RecencyScore = 5 },
            new() { RecencyScore = 1 },
            new() { Comparison = "12M" },
            new() { Comparison = "12M", FromSegmentKey = 2, SegmentKey = 1 },
            new() { Comparison = "1M" },
            new() { FromSegmentKey = 2 },
            new() { FromSegmentKey = 2, SegmentKey = 1 },
            new() { Metric = "Recency" },
            new() { Metric = "Recency", Score = 5 },
            new() { Metric = "Monetary", Score = 5 },
            new() { YearMonth = "2024-01" },
            new() { MonthNumber = 0 },
            new() { MonthNumber = 1 },
            new() { MonthNumber = 1, CohortMonth = "2024-01-01" },
            new() { CohortMonth = "2024-02-01" },
            new() { ClusterKey = 1 },
            new() { ClusterCount = 3 },
            new() { AttributeName = "Country" },
            new() { AttributeName = "Country", AttributeValue = "France" },
            new() { AttributeValue = "France", ClusterKey = 1, SegmentKey = 1 },
            new() { ModelName = "BG/NBD", ParameterName = "alpha" },
            new() { ActionName = "Reward" },
            new() { ActionName = "Remind" },
        }.Select(slice => slice with { ProgramKey = program })),
    ];

    [Fact]
    public async Task Every_twin_gives_what_the_rows_give_over_every_slice()
    {
        await AddRowsAsync();
        var known = await MeasureComparison.CompareAsync(Store, Slices, Cancellation);

        // A twin that is NULL everywhere would agree with anything that is.
        Assert.Equal(MeasureTwin.All.Select(twin => twin.Name).Order(), known.Order());
    }

    // By hand from the scenario: customer 2 moves from segment 2 to 1, customer 4 enters segment 2, all stay in the run.
    [Theory]
    [InlineData("Customers Change", null, 1.0)]
    [InlineData("Customers Change", 1, 1.0)]
    [InlineData("Customers Change", 2, 0.0)]
    [InlineData("Customers Change", 3, 0.0)]
    [InlineData("Customer Share", 1, 0.5)]
    [InlineData("Stay Rate", null, 2.0 / 3)]
    public async Task Figures_of_the_latest_run_by_hand(string measure, int? segment, double expected)
    {
        var slice = new MeasureSlice { ProgramKey = 1, SegmentKey = segment, RunKey = 13 };

        Assert.Equal(expected, (await MeasureComparison.FigureAsync(Store, MeasureTwin.Of(measure), slice, Cancellation))!.Value, 1E-12);
    }

    // What the scenario lacks: comparisons, one of them between configurations, a result that is enough, a younger cohort, months of the
    // second program.
    private async Task AddRowsAsync()
    {
        if (await CountAsync(Store, "SELECT COUNT(*) FROM {rfm.SegmentMigration} AS m WHERE m.Comparison = '12M';") > 0)
        {
            return;
        }

        var rows = new TableRows(Store);
        foreach (var (comparison, isComparable, from, to, customers) in new[]
        {
            ("12M", true, 1, 1, 3), ("12M", true, 2, 2, 2), ("12M", true, 3, -1, 1), ("1M", false, 1, 2, 4),
        })
        {
            await rows.InsertAsync(
                "rfm.SegmentMigration",
                ("ToRunKey", 13),
                ("Comparison", comparison),
                ("FromSegmentKey", from),
                ("ToSegmentKey", to),
                ("FromRunKey", 11),
                ("ProgramKey", 1),
                ("IsComparable", isComparable),
                ("CustomerCount", customers),
                ("RevenueAmount", to == -1 ? null : 10.5m));
        }

        await rows.InsertAsync(
            "rfm.CampaignResult",
            ("PlanKey", 1),
            ("ActionName", "Remind"),
            ("MeasuredAt", BiScenario.Noon),
            ("TreatedCount", 200),
            ("TreatedResponseCount", 30),
            ("ControlCount", 100),
            ("ControlResponseCount", 9),
            ("LiftProbability", 0.06),
            ("LiftLowProbability", -0.02),
            ("LiftHighProbability", 0.13));
        foreach (var (program, month, customers, revenue) in new[] { (1, 2, 1, 8m), (2, 1, 1, 20.25m) })
        {
            await rows.InsertAsync(
                "rfm.CohortRetention",
                ("ProgramKey", program),
                ("CohortMonth", new DateOnly(2024, month, 1)),
                ("MonthNumber", 0),
                ("CustomerCount", customers),
                ("ActiveCustomerCount", customers),
                ("RevenueAmount", revenue));
            await rows.InsertAsync(
                "rfm.MonthlySales",
                ("ProgramKey", program),
                ("YearMonth", $"2024-0{month}"),
                ("OrderCount", 2),
                ("CustomerCount", customers),
                ("NewCustomerCount", customers),
                ("SalesAmount", revenue),
                ("ReturnAmount", 0m),
                ("RevenueAmount", revenue));
        }
    }
}
