using System.Globalization;
using System.Text.Json;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class PlanTests
{
    [Fact]
    public async Task A_plan_goes_from_budget_to_lists_to_measured_lift()
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 400);
        await store.SucceedAsync("run");

        var plan = await store.SucceedAsync(
            "plan",
            "--budget",
            "30",
            "--margin",
            "40%",
            "--control",
            "20%",
            "--simulate",
            "100",
            "--out",
            "lists",
            "--cost",
            "win-back letter=0.5",
            "--uplift",
            "Reward=1%");
        var shown = JsonDocument.Parse(
            (await store.SucceedAsync("plan", "show", "--output", "json", "--out", "all.csv")).Output).RootElement;
        var all = File.ReadAllLines(store.Folder.File("all.csv"));
        var files = Directory.GetFiles(store.Folder.File("lists"));
        var lists = files
            .Where(file => !file.EndsWith("control.csv", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Skip(1))
            .ToList();
        var control = File.ReadLines(store.Folder.File("lists/plan-1-control.csv")).Skip(1).ToList();

        Assert.Contains("Plan 1 over run 1 of default", plan.Output, StringComparison.Ordinal);
        Assert.Contains("100 outcomes drawn", plan.Output, StringComparison.Ordinal);
        Assert.Contains("lift as the control would show it", plan.Output, StringComparison.Ordinal);
        Assert.Contains("This plan will probably not tell", plan.Output, StringComparison.Ordinal);
        Assert.InRange(shown.GetProperty("Plan").GetProperty("CostAmount").GetDecimal(), 0.01m, 30m);
        Assert.Equal(all.Skip(1).Order(StringComparer.Ordinal), lists.Concat(control).Order(StringComparer.Ordinal));
        Assert.All(lists, line => Assert.Contains(",0,", line, StringComparison.Ordinal));
        Assert.Contains(
            shown.GetProperty("Actions").EnumerateArray(),
            action => action.GetProperty("ActionName").GetString() == "Reward"
                && action.GetProperty("UpliftSource").GetString() == "given");

        store.Folder.Write("orders.csv", "CustomerNo,Sum\n" + string.Join('\n', lists.Take(12).Select(line => $"{line.Split(',')[0]},40")));
        var results = await store.SucceedAsync("plan", "results", "orders.csv", "--map", "customer=CustomerNo,amount=Sum");
        var later = await store.SucceedAsync("plan", "--budget", "30", "--use-results");
        var listed = await store.SucceedAsync("plan", "list");

        Assert.Contains("12 rows, 12 customers of the plan in the file, 0 others left out", results.Output, StringComparison.Ordinal);
        Assert.Contains("the interval", results.Output, StringComparison.Ordinal);
        Assert.Contains("measured", later.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["2", "1"], listed.Output.Split('\n').Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Trim().Split(' ')[0]));
        Assert.Equal(control.Count, shown.GetProperty("Plan").GetProperty("ControlCount").GetInt32());
    }

    [Fact]
    public async Task The_same_plan_twice_is_the_same_but_for_its_key()
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 300);
        await store.SucceedAsync("run");

        await store.SucceedAsync("plan", "--budget", "10", "--out", "first.csv");
        await store.SucceedAsync("plan", "--budget", "10", "--out", "second.csv");

        Assert.Equal(File.ReadAllText(store.Folder.File("first.csv")), File.ReadAllText(store.Folder.File("second.csv")));
    }

    [Theory]
    [InlineData(2, "--budget is missing", "plan")]
    [InlineData(2, "--budget 'much'", "plan", "--budget", "much", "--control", "7")]
    [InlineData(1, "There are no plans yet", "plan", "show")]
    [InlineData(1, "There are no plans yet", "plan", "results", "orders.csv")]
    [InlineData(1, "no run 9", "plan", "--budget", "5", "--run", "9")]
    [InlineData(1, "There is no file", "plan", "--budget", "5", "--suppress", "missing.csv")]
    public async Task What_cannot_be_planned_is_refused_with_what_to_do(int exitCode, string error, params string[] arguments)
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 30);
        await store.SucceedAsync("run");

        var result = await store.RunAsync(arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(error, result.ErrorLines[0], StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("next:  ", result.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_safe_against_formula_injection()
    {
        await using var store = TestStore.Sqlite();
        store.Folder.Write(
            "sales.csv",
            "customer,date,amount\n"
                + string.Join(
                    '\n',
                    Enumerable.Range(0, 40)
                        .Select(
                            i => string.Create(
                                CultureInfo.InvariantCulture, $"=cmd{i % 20},2025-0{1 + (i % 9)}-0{1 + (i % 5)},{100 + (i * 37 % 400)}"))));
        await store.DeployAsync();
        await store.SucceedAsync("load", "transactions", "sales.csv");
        await store.SucceedAsync("run");

        await store.SucceedAsync("plan", "--budget", "50", "--out", "all.csv");

        var lines = File.ReadLines(store.Folder.File("all.csv")).Skip(1).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.StartsWith("'=cmd", line, StringComparison.Ordinal));
    }
}
