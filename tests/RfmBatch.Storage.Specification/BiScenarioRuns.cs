using static RfmBatch.Storage.Specification.BiScenario;

namespace RfmBatch.Storage.Specification;

/// <summary>The runs of <see cref="BiScenario"/> and their customers.</summary>
internal static class BiScenarioRuns
{
    public static async Task FillAsync(TableRows rows)
    {
        await AddRunsAsync(rows);
        await AddCustomersOfRunsAsync(rows);
    }

    private static async Task AddRunsAsync(TableRows rows)
    {
        await AddRunAsync(rows, 10, 1, "Published", false, January, null, 5, 3, 2, 3, 32.75m);
        await AddRunAsync(rows, 11, 1, "Published", true, January, null, 5, 3, 2, 3, 32.75m);
        await AddRunAsync(rows, 12, 1, "Trial", false, new DateOnly(2024, 2, 14), null, 5, 1, 1, 1, 20.25m);
        await AddRunAsync(rows, 13, 1, "Published", true, February, 11, 5, 4, 3, 6, 47.75m);
        await AddRunAsync(rows, 14, 1, "Held", false, new DateOnly(2024, 3, 14), null, 5, 1, 1, 1, 20.25m);
        await AddRunAsync(rows, 20, 2, "Published", true, February, null, 10, 1, 1, 1, 20.25m);
    }

    private static Task AddRunAsync(
        TableRows rows,
        int key,
        int program,
        string status,
        bool isCurrent,
        DateOnly observedTo,
        int? previous,
        int bins,
        int customers,
        int scored,
        int orders,
        decimal revenue) => rows.InsertAsync(
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

    private static Task AddCustomerAsync(
        TableRows rows, int run, int customer, int segment, (int R, int F, int M)? scores, int orders, decimal revenue) => rows.InsertAsync(
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
}
