using RfmBatch.Core.Segmentation;

namespace RfmBatch.Storage.Specification;

/// <summary>
/// Two programs, written straight into the tables: published, superseded, trial and held runs, and everything derived from them.
/// </summary>
/// <remarks>
/// Program 1 (5 bins) has the current runs 11 (as of 2024-02-01) and 13 (2024-03-01, the latest); run 10 is superseded by 11, 12 is a
/// trial, 14 is held.
/// Customer 1 stays in segment 1, customer 2 moves from 2 to 1, customer 3 never bought, customer 4 is new in run 13. Program 2 (10 bins)
/// has run 20 with customer 1 only.
/// </remarks>
public static class BiScenario
{
    /// <summary>Id of customer 1: spreadsheets would take it for a formula.</summary>
    public const string FormulaId = "=1+1";

    internal static readonly DateOnly January = new(2024, 1, 31);
    internal static readonly DateOnly February = new(2024, 2, 29);
    internal static readonly DateTimeOffset Noon = new(2024, 3, 1, 12, 34, 56, 789, TimeSpan.Zero);

    /// <summary>Fills a deployed store without data.</summary>
    public static async Task FillAsync(RfmStore store)
    {
        var rows = new TableRows(store);
        await AddSalesAsync(rows);
        await AddProgramsAsync(rows);
        await BiScenarioRuns.FillAsync(rows);
        await BiScenarioSummaries.FillAsync(rows);
        await BiScenarioClusters.FillAsync(rows);
        await BiScenarioValue.FillAsync(rows);
        await BiScenarioPlans.FillAsync(rows);
        await BiScenarioRest.FillAsync(store);
    }

    private static async Task AddSalesAsync(TableRows rows)
    {
        await rows.InsertAsync(
            "etl.Load",
            ("LoadKey", 1),
            ("LoadKind", "transactions"),
            ("SourceName", "sales.csv"),
            ("SourceHash", "ab12"),
            ("Status", "Completed"),
            ("StartedAt", Noon),
            ("FinishedAt", Noon),
            ("RowsRead", 5),
            ("RowsLoaded", 3),
            ("RowsDropped", 1),
            ("RowsRejected", 1),
            ("AmountLoaded", 29.5m),
            ("OptionsJson", "{}"));
        await AddUndoneLoadAsync(rows);
        await rows.InsertAsync(
            "etl.Audit",
            ("OccurredAt", Noon),
            ("LoginName", "login"),
            ("HostName", "machine"),
            ("PageUserName", "anna"),
            ("ActionName", "accept"),
            ("SubjectKind", "run"),
            ("SubjectName", "14"),
            ("Detail", "RFM050"),
            ("CodeVersion", "0.2.0"));
        foreach (var (date, key, month, name, week) in new[]
        {
            (new DateOnly(2024, 1, 1), 20240101, 1, "January", "2024-W01"),
            (January, 20240131, 1, "January", "2024-W05"),
            (February, 20240229, 2, "February", "2024-W09"),
        })
        {
            await rows.InsertAsync(
                "etl.CalendarDate",
                ("CalendarDate", date),
                ("DateKey", key),
                ("YearNumber", 2024),
                ("QuarterNumber", 1),
                ("MonthNumber", month),
                ("MonthName", name),
                ("YearMonth", $"2024-{month:00}"),
                ("IsoWeek", week));
        }

        await rows.InsertAsync(
            "etl.RejectedRow",
            ("LoadKey", 1),
            ("LineNumber", 4),
            ("ReasonCode", "bad-date"),
            ("ColumnName", "date"),
            ("RawText", "secret"));
        await rows.InsertAsync("sales.Product", ("ProductKey", 1), ("ProductCode", "P1"), ("CategoryName", "Books"));
        string[] ids = [FormulaId, "é", "A1", "a1"];
        for (var i = 0; i < ids.Length; i++)
        {
            await rows.InsertAsync(
                "sales.Customer",
                ("CustomerKey", i + 1),
                ("CustomerId", ids[i]),
                ("FirstOrderDate", i == 2 ? null : January),
                ("LastOrderDate", i == 2 ? null : February));
        }

        await rows.InsertAsync(
            "sales.CustomerAttribute",
            ("CustomerKey", 1),
            ("AttributeName", "Country"),
            ("AttributeValue", "France"),
            ("ValidFromDate", January),
            ("LastSeenDate", February));
        await AddSaleAsync(rows, 1, 1, 1, 2m, 20.25m, false);
        await AddSaleAsync(rows, 2, 2, 0, null, 12.5m, false);
        await AddSaleAsync(rows, 3, 3, 0, -1m, -3.25m, true);
        await rows.InsertAsync(
            "sales.LoadDay", ("LoadKey", 1), ("OrderDate", January), ("RowsLoaded", 3), ("AmountLoaded", 29.5m), ("SalesAmount", 32.75m));
    }

    private static async Task AddUndoneLoadAsync(TableRows rows)
    {
        foreach (var (loadKey, undoes, read) in ((int, int?, int)[])[(2, null, 1), (3, 2, 0)])
        {
            await rows.InsertAsync(
                "etl.Load",
                ("LoadKey", loadKey),
                ("LoadKind", "transactions"),
                ("SourceName", "twice.csv"),
                ("Status", "Completed"),
                ("StartedAt", Noon),
                ("FinishedAt", Noon),
                ("RowsRead", read),
                ("RowsLoaded", read),
                ("RowsDropped", 0),
                ("RowsRejected", 0),
                ("AmountLoaded", 1.25m * read),
                ("OptionsJson", "{}"),
                ("SourceLabel", "till"),
                ("UndoesLoadKey", undoes));
        }

        await rows.InsertAsync(
            "sales.LoadDay",
            ("LoadKey", 2),
            ("OrderDate", January),
            ("RowsLoaded", 1),
            ("AmountLoaded", 1.25m),
            ("SalesAmount", 1.25m),
            ("RemovedByLoadKey", 3));
    }

    private static Task AddSaleAsync(
        TableRows rows, int saleKey, int customerKey, int productKey, decimal? quantity, decimal amount, bool isReturn) => rows.InsertAsync(
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
        await rows.InsertAsync(
            "rfm.RuleSet",
            ("RuleSetName", "standard11"),
            ("RuleSetHash", "1"),
            ("DefinitionJson", ShippedRuleSets.Find("standard11")!.DefinitionJson),
            ("CreatedAt", Noon));
        await AddSegmentAsync(rows, 1, "standard11", "Champions", 1);
        await AddSegmentAsync(rows, 2, "standard11", "Lost", 2);
        await AddSegmentAsync(rows, 3, "standard11", "No Purchase", 3);
        await AddSegmentAsync(rows, 4, "tens", "Everyone", 4);
        foreach (var (segment, action, priority) in new[] { (1, "Reward", 1), (2, "Last Try", 1), (2, "Win-back Letter", 2) })
        {
            await rows.InsertAsync(
                "rfm.SegmentAction",
                ("SegmentKey", segment),
                ("ActionName", action),
                ("Priority", priority),
                ("Channel", "e-mail"),
                ("Offer", "Thanks."),
                ("Reason", "They deserve it."),
                ("CostAmount", 0.05m),
                ("UpliftProbability", 0.005));
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
}
