using RfmBatch.Core.Segmentation;

namespace RfmBatch.Storage.Specification;

/// <summary>Two programs, written straight into the tables: published, superseded, trial and held runs, and everything derived from them.</summary>
/// <remarks>
/// Program 1 (5 bins) has the current runs 11 (as of 2024-02-01) and 13 (2024-03-01, the latest); run 10 is superseded by 11, 12 is a trial, 14 is held.
/// Customer 1 stays in segment 1, customer 2 moves from 2 to 1, customer 3 never bought, customer 4 is new in run 13. Program 2 (10 bins) has run 20 with customer 1 only.
/// </remarks>
public static class BiScenario
{
    /// <summary>Id of customer 1: spreadsheets would take it for a formula.</summary>
    public const string FormulaId = "=1+1";

    private static readonly DateOnly January = new(2024, 1, 31);
    private static readonly DateOnly February = new(2024, 2, 29);
    private static readonly DateTimeOffset Noon = new(2024, 3, 1, 12, 34, 56, 789, TimeSpan.Zero);

    /// <summary>Fills a deployed store without data.</summary>
    public static async Task FillAsync(RfmStore store)
    {
        var rows = new TableRows(store);
        await AddSalesAsync(rows);
        await AddProgramsAsync(rows);
        await AddRunsAsync(rows);
        await AddCustomersOfRunsAsync(rows);
        await AddDerivedAsync(rows);
        await BiScenarioClusters.FillAsync(rows);
        await BiScenarioValue.FillAsync(rows);
        await AddValuesAsync(rows);
        await AddPlansAsync(rows);
        await BiScenarioRest.FillAsync(store);
    }

    private static async Task AddSalesAsync(TableRows rows)
    {
        await rows.InsertAsync("etl.Load", ("LoadKey", 1), ("LoadKind", "transactions"), ("SourceName", "sales.csv"), ("SourceHash", "ab12"), ("Status", "Completed"), ("StartedAt", Noon), ("FinishedAt", Noon), ("RowsRead", 5), ("RowsLoaded", 3), ("RowsDropped", 1), ("RowsRejected", 1), ("AmountLoaded", 29.5m), ("OptionsJson", "{}"));
        foreach (var (date, key, month, name, week) in new[] { (new DateOnly(2024, 1, 1), 20240101, 1, "January", "2024-W01"), (January, 20240131, 1, "January", "2024-W05"), (February, 20240229, 2, "February", "2024-W09") })
        {
            await rows.InsertAsync("etl.CalendarDate", ("CalendarDate", date), ("DateKey", key), ("YearNumber", 2024), ("QuarterNumber", 1), ("MonthNumber", month), ("MonthName", name), ("YearMonth", $"2024-{month:00}"), ("IsoWeek", week));
        }

        await rows.InsertAsync("etl.RejectedRow", ("LoadKey", 1), ("LineNumber", 4), ("ReasonCode", "bad-date"), ("ColumnName", "date"), ("RawText", "secret"));
        await rows.InsertAsync("sales.Product", ("ProductKey", 1), ("ProductCode", "P1"), ("CategoryName", "Books"));
        string[] ids = [FormulaId, "é", "A1", "a1"];
        for (var i = 0; i < ids.Length; i++)
        {
            await rows.InsertAsync("sales.Customer", ("CustomerKey", i + 1), ("CustomerId", ids[i]), ("FirstOrderDate", i == 2 ? null : January), ("LastOrderDate", i == 2 ? null : February));
        }

        await rows.InsertAsync("sales.CustomerAttribute", ("CustomerKey", 1), ("AttributeName", "Country"), ("AttributeValue", "France"), ("ValidFromDate", January), ("LastSeenDate", February));
        await AddSaleAsync(rows, 1, 1, 1, 2m, 20.25m, false);
        await AddSaleAsync(rows, 2, 2, 0, null, 12.5m, false);
        await AddSaleAsync(rows, 3, 3, 0, -1m, -3.25m, true);
    }

    private static Task AddSaleAsync(TableRows rows, int saleKey, int customerKey, int productKey, decimal? quantity, decimal amount, bool isReturn) => rows.InsertAsync(
        "sales.SalesTransaction",
        ("CustomerKey", customerKey),
        ("SaleKey", saleKey),
        ("ProductKey", productKey),
        ("OrderDate", January),
        ("OrderId", $"O{saleKey}"),
        ("Quantity", quantity),
        ("Amount", amount),
        ("IsReturn", isReturn),
        ("LoadKey", 1));

    private static async Task AddProgramsAsync(TableRows rows)
    {
        await rows.ExecuteAsync("DELETE FROM {etl.Program};");
        await AddProgramAsync(rows, 1, "default", null);
        await AddProgramAsync(rows, 2, "ten", "Country=France");
        await rows.InsertAsync("rfm.RuleSet", ("RuleSetName", "standard11"), ("RuleSetHash", "1"), ("DefinitionJson", ShippedRuleSets.Find("standard11")!.DefinitionJson), ("CreatedAt", Noon));
        await AddSegmentAsync(rows, 1, "standard11", "Champions", 1);
        await AddSegmentAsync(rows, 2, "standard11", "Lost", 2);
        await AddSegmentAsync(rows, 3, "standard11", "No Purchase", 3);
        await AddSegmentAsync(rows, 4, "tens", "Everyone", 4);
        foreach (var (segment, action, priority) in new[] { (1, "Reward", 1), (2, "Last Try", 1), (2, "Win-back Letter", 2) })
        {
            await rows.InsertAsync("rfm.SegmentAction", ("SegmentKey", segment), ("ActionName", action), ("Priority", priority), ("Channel", "e-mail"), ("Offer", "Thanks."), ("Reason", "They deserve it."), ("CostAmount", 0.05m), ("UpliftProbability", 0.005));
        }
    }

    private static Task AddProgramAsync(TableRows rows, int key, string name, string? filter) => rows.InsertAsync(
        "etl.Program",
        ("ProgramKey", key),
        ("ProgramName", name),
        ("Description", $"Program {name}"),
        ("FilterText", filter),
        ("CurrencyCode", "EUR"),
        ("TimeZoneId", "UTC"),
        ("FreshnessLimitDays", 7),
        ("OptionsJson", "{}"),
        ("IsActive", true),
        ("LatestRunKey", key == 1 ? 13 : 20),
        ("CreatedAt", Noon),
        ("ChangedAt", Noon));

    private static Task AddSegmentAsync(TableRows rows, int key, string ruleSet, string name, int sortOrder) => rows.InsertAsync(
        "rfm.Segment",
        ("SegmentKey", key),
        ("RuleSetName", ruleSet),
        ("SegmentName", name),
        ("SegmentLabel", $"{name} ({ruleSet})"),
        ("SortOrder", sortOrder),
        ("ColorHex", "#364B9A"),
        ("Description", $"They are {name}."),
        ("RecommendedAction", $"Treat {name}."));

    private static async Task AddRunsAsync(TableRows rows)
    {
        await AddRunAsync(rows, 10, 1, "Published", false, January, null, 5, 3, 2, 3, 32.75m);
        await AddRunAsync(rows, 11, 1, "Published", true, January, null, 5, 3, 2, 3, 32.75m);
        await AddRunAsync(rows, 12, 1, "Trial", false, new DateOnly(2024, 2, 14), null, 5, 1, 1, 1, 20.25m);
        await AddRunAsync(rows, 13, 1, "Published", true, February, 11, 5, 4, 3, 6, 47.75m);
        await AddRunAsync(rows, 14, 1, "Held", false, new DateOnly(2024, 3, 14), null, 5, 1, 1, 1, 20.25m);
        await AddRunAsync(rows, 20, 2, "Published", true, February, null, 10, 1, 1, 1, 20.25m);
    }

    private static Task AddRunAsync(TableRows rows, int key, int program, string status, bool isCurrent, DateOnly observedTo, int? previous, int bins, int customers, int scored, int orders, decimal revenue) => rows.InsertAsync(
        "etl.Run",
        ("RunKey", key),
        ("ProgramKey", program),
        ("RunToken", $"token{key}"),
        ("Status", status),
        ("IsCurrent", isCurrent),
        ("AsOfDate", observedTo.AddDays(1)),
        ("ObservedToDate", observedTo),
        ("PreviousRunKey", previous),
        ("PreviousObservedToDate", previous is null ? null : January),
        ("StartedAt", Noon.AddMinutes(key)),
        ("FinishedAt", Noon.AddMinutes(key + 1)),
        ("RuleSetName", program == 1 ? "standard11" : "tens"),
        ("BinCount", bins),
        ("CustomerCount", customers),
        ("ScoredCustomerCount", scored),
        ("OrderCount", orders),
        ("RevenueAmount", revenue),
        ("ConfigurationHash", $"hash{program}"),
        ("Seed", 1),
        ("OptionsJson", """{"seed":1}"""),
        ("CodeVersion", "0.1.0"),
        ("HasCustomerRows", key != 10));

    private static async Task AddCustomersOfRunsAsync(TableRows rows)
    {
        foreach (var run in new[] { 11, 12, 13, 14 })
        {
            await AddCustomerAsync(rows, run, 1, 1, (5, 5, 5), run == 13 ? 3 : 2, run == 13 ? 32.75m : 20.25m);
        }

        await AddCustomerAsync(rows, 11, 2, 2, (1, 1, 1), 1, 12.5m);
        await AddCustomerAsync(rows, 11, 3, 3, null, 0, 0m);
        await AddCustomerAsync(rows, 13, 2, 1, (5, 4, 5), 2, 15.0001m);
        await AddCustomerAsync(rows, 13, 3, 3, null, 0, -3.25m);
        await AddCustomerAsync(rows, 13, 4, 2, (1, 1, 1), 1, 3.2499m);
        await AddCustomerAsync(rows, 20, 1, 4, (10, 3, 7), 3, 20.25m);
    }

    private static Task AddCustomerAsync(TableRows rows, int run, int customer, int segment, (int R, int F, int M)? scores, int orders, decimal revenue) => rows.InsertAsync(
        "rfm.CustomerRfm",
        ("RunKey", run),
        ("CustomerKey", customer),
        ("SegmentKey", segment),
        ("ClusterKey", 0),
        ("HierarchyClusterKey", 0),
        ("RecencyDays", scores is null ? null : 1),
        ("OrderCount", orders),
        ("FrequencyCount", orders),
        ("RevenueAmount", revenue),
        ("MonetaryAmount", scores is null ? null : revenue),
        ("FirstOrderDate", scores is null ? null : January),
        ("LastOrderDate", scores is null ? null : January),
        ("RecencyScore", scores?.R),
        ("FrequencyScore", scores?.F),
        ("MonetaryScore", scores?.M));

    private static async Task AddDerivedAsync(TableRows rows)
    {
        await AddSummariesAsync(rows, 11, 32.75m, (1, 1, 2, 20.25m), (2, 1, 1, 12.5m), (3, 1, 0, 0m));
        await AddSummariesAsync(rows, 13, 47.75m, (1, 2, 5, 47.7501m), (2, 1, 1, 3.2499m), (3, 1, 0, -3.25m));
        await AddSummariesAsync(rows, 20, 20.25m, (4, 1, 1, 20.25m));
        foreach (var (run, recency, frequency, monetary, revenue) in new[] { (11, 5, 5, 5, 20.25m), (11, 1, 1, 1, 12.5m), (13, 5, 5, 5, 32.75m), (13, 5, 4, 5, 15.0001m), (13, 1, 1, 1, 3.2499m), (20, 10, 3, 7, 20.25m) })
        {
            await rows.InsertAsync("rfm.RfmCell", ("RunKey", run), ("RecencyScore", recency), ("FrequencyScore", frequency), ("MonetaryScore", monetary), ("CustomerCount", 1), ("RevenueAmount", revenue));
        }

        foreach (var run in new[] { 11, 13, 14 })
        {
            await rows.InsertAsync("rfm.QualityCheck", ("RunKey", run), ("CheckId", "RFM001"), ("Severity", "Error"), ("Passed", run != 14), ("Detail", "Customers are unique."));
            foreach (var metric in new[] { "Frequency", "Monetary", "Recency" })
            {
                await rows.InsertAsync("rfm.ScoreThreshold", ("RunKey", run), ("Metric", metric), ("Score", metric == "Recency" ? 5 : 1), ("LowerBound", null), ("UpperBound", 1.5));
                await rows.InsertAsync("rfm.ScoreThreshold", ("RunKey", run), ("Metric", metric), ("Score", metric == "Recency" ? 1 : 5), ("LowerBound", 1.5), ("UpperBound", null));
            }
        }

        foreach (var (from, to, revenue) in new (int, int, decimal?)[] { (1, 1, 32.75m), (2, 1, 15.0001m), (3, 3, -3.25m), (-1, 2, 3.2499m) })
        {
            await rows.InsertAsync("rfm.SegmentMigration", ("ToRunKey", 13), ("Comparison", "previous"), ("FromSegmentKey", from), ("ToSegmentKey", to), ("FromRunKey", 11), ("ProgramKey", 1), ("IsComparable", true), ("CustomerCount", 1), ("RevenueAmount", revenue));
        }

        foreach (var (segment, component, other, customers, change) in new (int, string, int, int?, decimal)[] { (1, "AmountPerOrder", 0, null, 2.5m), (1, "MovedIn", 2, 1, 25.0001m), (2, "MovedOut", 1, 1, -12.5m), (2, "Entered", -1, 1, 3.2499m), (3, "WithoutOrders", 0, null, -3.25m) })
        {
            await rows.InsertAsync("rfm.RevenueBridge", ("FromRunKey", 11), ("ToRunKey", 13), ("SegmentKey", segment), ("Component", component), ("OtherSegmentKey", other), ("ProgramKey", 1), ("IsComparable", true), ("CustomerCount", customers), ("ChangeAmount", change));
        }

        foreach (var (program, customer, from, to, segment) in new[] { (1, 1, January, DateOnly.MaxValue, 1), (1, 2, January, February.AddDays(-1), 2), (1, 2, February, DateOnly.MaxValue, 1), (1, 3, January, DateOnly.MaxValue, 3), (1, 4, February, DateOnly.MaxValue, 2), (2, 1, February, DateOnly.MaxValue, 4) })
        {
            await rows.InsertAsync("rfm.CustomerSegmentHistory", ("ProgramKey", program), ("CustomerKey", customer), ("ValidFromDate", from), ("ValidToDate", to), ("SegmentKey", segment));
        }

        await rows.InsertAsync("rfm.CohortRetention", ("ProgramKey", 1), ("CohortMonth", new DateOnly(2024, 1, 1)), ("MonthNumber", 0), ("CustomerCount", 3), ("ActiveCustomerCount", 3), ("RevenueAmount", 32.75m));
        await rows.InsertAsync("rfm.CohortRetention", ("ProgramKey", 1), ("CohortMonth", new DateOnly(2024, 1, 1)), ("MonthNumber", 1), ("CustomerCount", 3), ("ActiveCustomerCount", 2), ("RevenueAmount", 15m));
        await rows.InsertAsync("rfm.MonthlySales", ("ProgramKey", 1), ("YearMonth", "2024-01"), ("OrderCount", 3), ("CustomerCount", 3), ("NewCustomerCount", 3), ("SalesAmount", 36m), ("ReturnAmount", -3.25m), ("RevenueAmount", 32.75m));
    }

    private static async Task AddValuesAsync(TableRows rows)
    {
        foreach (var (run, segment, known) in new[] { (13, 1, true), (13, 2, false), (14, 1, true) })
        {
            await rows.InsertAsync("rfm.SegmentValue", ("RunKey", run), ("SegmentKey", segment), ("CustomerCount", known ? 2 : 1), ("MarginShare", 0.4), ("DiscountRate", 0.1), ("SimpleClvAmount", known ? 38.2m : null), ("SimpleClvPerCustomerAmount", known ? 19.1m : null), ("SimpleClvReason", known ? null : "Nobody."), ("ModelValue12MAmount", known ? 12.5m : null), ("ModelValue12MPerCustomerAmount", known ? 6.25m : null), ("ModelValueReason", known ? null : "Nobody."), ("MarkovValueAmount", known ? 99.9m : null), ("MarkovValuePerCustomerAmount", known ? 49.95m : null), ("MarkovReason", known ? null : "Nobody."), ("MarkovFromRunKey", known ? 11 : null));
        }
    }

    // A plan of the latest run, and one of a trial, which is not shown.
    private static async Task AddPlansAsync(TableRows rows)
    {
        foreach (var (plan, run) in new[] { (1, 13), (2, 12) })
        {
            await rows.InsertAsync("rfm.PlanSummary", ("PlanKey", plan), ("RunKey", run), ("ProgramKey", 1), ("CreatedAt", Noon), ("BudgetAmount", 10m), ("ControlShare", 0.5), ("MarginShare", 0.4), ("Seed", 1), ("AmountBasis", "average"), ("CandidateCount", 3), ("SuppressedCount", 1), ("SelectedCount", 2), ("ControlCount", 1), ("CostAmount", 0.05m), ("ExpectedGainAmount", 0.1234m), ("SelectedGainAmount", 0.2m), ("BoundGainAmount", 0.25m), ("CodeVersion", "0.1.0"));
            await rows.InsertAsync("rfm.PlanAction", ("PlanKey", plan), ("SegmentKey", 1), ("ActionName", "Reward"), ("Channel", "e-mail"), ("Offer", "Thanks."), ("CostAmount", 0.05m), ("UpliftProbability", 0.005), ("UpliftSource", "assumed"), ("CandidateCount", 3), ("SelectedCount", 2), ("ControlCount", 1), ("SelectedCostAmount", 0.05m), ("ExpectedGainAmount", 0.1234m));
            await rows.InsertAsync("rfm.CampaignPlan", ("PlanKey", plan), ("CustomerKey", 1), ("RunKey", run), ("SegmentKey", 1), ("ActionName", "Reward"), ("Priority", 1), ("IsControl", false), ("CostAmount", 0.05m), ("ExpectedGainAmount", 0.1234m), ("Reason", "Bought often."));
            await rows.InsertAsync("rfm.CampaignPlan", ("PlanKey", plan), ("CustomerKey", 2), ("RunKey", run), ("SegmentKey", 1), ("ActionName", "Reward"), ("Priority", 2), ("IsControl", true), ("CostAmount", 0m), ("ExpectedGainAmount", 0.0766m), ("Reason", "Bought often."));
            await rows.InsertAsync("rfm.CampaignResult", ("PlanKey", plan), ("ActionName", "Reward"), ("MeasuredAt", Noon), ("TreatedCount", 1), ("TreatedResponseCount", 1), ("ControlCount", 1), ("ControlResponseCount", 0), ("TreatedAmount", 20.25m), ("ControlAmount", 0m), ("LiftProbability", 1.0), ("LiftLowProbability", -0.12), ("LiftHighProbability", 1.0), ("RevenueLiftAmount", 20.25m), ("RevenueLiftLowAmount", -1.5m), ("RevenueLiftHighAmount", 42m));
        }
    }

    private static async Task AddSummariesAsync(TableRows rows, int run, decimal revenue, params (int Segment, int Customers, int Orders, decimal Revenue)[] segments)
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
