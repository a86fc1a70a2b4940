using System.Net;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Jobs.Tests.Rig;

namespace RfmBatch.Jobs.Tests;

public sealed class OverviewTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_programs_with_runs_flags_segments_and_next_run()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await shop.SetAsync("default", new OptionTexts { ["schedule"] = "0 3 * * *", ["description"] = "Buyers of <b>all</b> kinds" });
        await shop.SetAsync("idle", new OptionTexts { ["active"] = "false" });
        await RunAsync(shop, "2025-01-15");
        await RunAsync(shop, "last-transaction");
        await using var host = await TestHost.StartAsync(shop);

        var response = await host.Client.GetAsync("/", Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Contains("Buyers of &lt;b&gt;all&lt;/b&gt; kinds", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Observed to</dt><dd>2025-01-21</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Customers</dt><dd>40</dd>", page, StringComparison.Ordinal);
        Assert.Contains("quality flag", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Next run</dt><dd><time datetime=", page, StringComparison.Ordinal);
        Assert.Contains("Segments of the last 2 run(s)", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"chip\">off</span>", page, StringComparison.Ordinal);
        Assert.Contains("rfmbatch programs set NAME --enabled off", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task What_should_have_happened_and_did_not_is_shown()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await RunAsync(shop, "last-transaction");
        await shop.SetAsync("default", new OptionTexts { ["schedule"] = "0 3 * * *", ["freshness-days"] = "0" });
        await using var host = await TestHost.StartAsync(shop);
        await using (var connection = await shop.Store.Dialect.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                "UPDATE etl_Program SET ChangedAt = '2025-01-01T00:00:00.000Z', AttemptedAt = NULL; "
                + "UPDATE etl_Run SET StartedAt = '2025-01-01T00:00:00.000Z';");
        }

        var page = await host.Client.GetStringAsync("/", Cancellation);
        Assert.Contains("✕ overdue", page, StringComparison.Ordinal);
        Assert.Contains("rfmbatch run --program default --if-changed", page, StringComparison.Ordinal);
        Assert.Contains("its schedule lets expect at most 3", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_run_is_shown_with_the_command_that_accepts_it_and_a_failed_one_with_its_reason()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await RunAsync(shop, "2025-01-15");
        var held = await RunAsync(shop, "last-transaction", isTrial: true);
        await using (var connection = await shop.Store.Dialect.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                $"UPDATE etl_Run SET Status = 'Held' WHERE RunKey = {held}; UPDATE rfm_QualityCheck SET Passed = 0, Detail = 'Made to "
                + $"fail.' WHERE RunKey = {held} AND CheckId = 'RFM006';");
        }

        await using var host = await TestHost.StartAsync(shop);
        var page = await host.Client.GetStringAsync("/", Cancellation);
        Assert.Contains("‖ held", page, StringComparison.Ordinal);
        Assert.Contains($"<code>rfmbatch publish {held} --accept RFM006</code>", page, StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<RfmBatch.Core.RfmBatchException>(() => RunAsync(shop, "last-transaction", where: "Country=Atlantis"));
        Assert.Contains(
            "is Failed: No customer has the attribute",
            await host.Client.GetStringAsync("/", Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_told_without_details_to_whoever_asks()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        using var passedOn = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };
        Assert.Equal(HttpStatusCode.OK, (await host.Client.SendAsync(passedOn, Cancellation)).StatusCode);
        await WhenReadyAsync(host, HttpStatusCode.OK);

        await using (var connection = await shop.Store.Dialect.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync("DELETE FROM etl_SchemaVersion;");
        }

        Assert.Equal("Unhealthy", await WhenReadyAsync(host, HttpStatusCode.ServiceUnavailable));
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/live", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_dashboard_does_not_show_where_jobs_are_stored()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);

        var page = await host.Client.GetStringAsync("/hangfire", Cancellation);

        Assert.Contains("RfmBatch jobs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("In-memory", page, StringComparison.OrdinalIgnoreCase);
    }

    // The job server announces itself a moment after the pages are there.
    private static async Task<string> WhenReadyAsync(TestHost host, HttpStatusCode expected)
    {
        for (var i = 0; ; i++)
        {
            var response = await host.Client.GetAsync("/health/ready", Cancellation);
            if (response.StatusCode == expected || i == 100)
            {
                Assert.Equal(expected, response.StatusCode);
                return await response.Content.ReadAsStringAsync(Cancellation);
            }

            await Task.Delay(100, Cancellation);
        }
    }

    private static async Task<int> RunAsync(TestShop shop, string asOf, bool isTrial = false, string? where = null) =>
        (await new ProgramRunner(shop.Store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest("default", new OptionTexts { ["as-of"] = asOf, ["where"] = where }, isTrial), null, Cancellation)).RunKey;
}
