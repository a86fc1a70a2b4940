using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class ProcessorCountTests
{
    [Fact]
    public async Task A_run_says_the_same_on_one_processor_and_on_seven()
    {
        var shown = new List<string>();
        foreach (var processors in new[] { 1, 7 })
        {
            await using var store = TestStore.Sqlite();
            await store.PrepareShopAsync(customers: 1_500);
            foreach (var asOf in new[] { "2025-11-01", "2026-01-01" })
            {
                var result = await store.RunOnAsync(processors, "run", "--as-of", asOf, "--hierarchy", "on");
                Assert.True(result.ExitCode == 0, result.Error);
            }

            shown.Add(await store.ReadAsync(
                "CustomerRfm",
                "PredictedTotal",
                "ModelParameter",
                "ModelChoice",
                "ModelHoldout",
                "IntervalClass",
                "ClusterSummary",
                "ClusterChoice",
                "ClusterMerge",
                "QualityCheck"));
        }

        Assert.Equal(shown[0], shown[1]);
        Assert.True(shown[0].Length > 100_000);
    }
}
