using System.Text.Json;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class CompareTests
{
    [Fact]
    public async Task Comparing_two_runs_prints_stores_and_exports_parts_that_add_up()
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 300);
        await store.SucceedAsync("run", "--as-of", "2025-07-01");
        await store.SucceedAsync("run", "--as-of", "2026-01-01");

        var text = await store.SucceedAsync("compare", "1", "2");
        var json = JsonDocument.Parse((await store.SucceedAsync("compare", "1", "2", "--output", "json", "--top", "3")).Output).RootElement;
        await store.SucceedAsync("export", "RevenueBridge", "--out", "bridge.csv");

        var change = json.GetProperty("ChangeAmount").GetDecimal();
        Assert.True(change > 0);
        Assert.Equal(change, json.GetProperty("Parts").EnumerateArray().Sum(part => part.GetProperty("ChangeAmount").GetDecimal()));
        Assert.Equal(3, json.GetProperty("TopMovers").GetArrayLength());
        Assert.Contains(
            change.ToString("+#,0.0000", System.Globalization.CultureInfo.InvariantCulture), text.Output, StringComparison.Ordinal);
        Assert.Equal(
            change,
            File.ReadLines(store.Folder.File("bridge.csv"))
                .Skip(1)
                .Sum(line => decimal.Parse(line.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(2, "1", "1")]
    [InlineData(1, "1", "77")]
    [InlineData(2, "1")]
    [InlineData(2, "1", "2", "--top", "-1")]
    public async Task What_cannot_be_compared_is_refused_with_what_to_do(int exitCode, params string[] arguments)
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 30);
        await store.SucceedAsync("run");

        var result = await store.RunAsync(["compare", .. arguments]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith("error: ", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("next:  ", result.ErrorLines[^1], StringComparison.Ordinal);
    }
}
