using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hangfire;
using Hangfire.Storage;
using RfmBatch.Core;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Settings;
using RfmBatch.Jobs.Tests.Rig;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Tests;

/// <summary>A server without users: whatever stands in front, nobody gets in without the key.</summary>
public sealed partial class StartUpKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/hangfire")]
    [InlineData("GET", "/hangfire/recurring")]
    [InlineData("GET", "/reports/default.html")]
    [InlineData("POST", "/hangfire/stats")]
    [InlineData("POST", "/hangfire/recurring/trigger")]
    public async Task A_plain_proxy_in_front_lets_nobody_in(string method, string path)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        using var proxy = new PlainProxy(host.Address);
        using var visitor = proxy.NewVisitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = SignIn.Form(("jobs[]", "purge"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendAsync(request, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_plain_proxy_in_front_lets_nobody_trigger_the_purge()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        using var proxy = new PlainProxy(host.Address);
        using var visitor = proxy.NewVisitor();
        using var response = await visitor.GetAsync("/hangfire/recurring", Cancellation);
        var token = DashboardTokenPattern().Match(await response.Content.ReadAsStringAsync(Cancellation)).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hangfire/recurring/trigger");
        request.Content = SignIn.Form(("jobs[]", "purge"));
        request.Headers.Add("RequestVerificationToken", token.Length > 0 ? token : "none");

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendAsync(request, Cancellation)).StatusCode);
        using var connection = host.Storage.GetConnection();
        Assert.Null(connection.GetRecurringJobs().Single(job => job.Id == "purge").LastJobId);
    }

    [Fact]
    public async Task The_page_without_a_key_says_where_the_link_is_and_has_none()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        using var client = host.NewClient();

        using var response = await client.GetAsync("/", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("rfmbatch serve --link", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Key(host), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_opens_a_session_and_the_key_does_not_stay()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        using var client = host.NewClient();

        using var response = await host.OpenAsync(client);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (response.StatusCode, response.Headers.Location!.ToString()));
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("RfmBatch.Link=", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key(host), cookie, StringComparison.Ordinal);
        var page = await client.GetStringAsync("/", Cancellation);
        Assert.Contains("Sign out", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Key(host), page, StringComparison.Ordinal);
        Assert.Contains("js-jobs-list-command", await client.GetStringAsync("/hangfire/recurring", Cancellation), StringComparison.Ordinal);

        await SignIn.OutAsync(client);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?key=")]
    [InlineData("?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Another_key_opens_nothing(string query)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        using var client = host.NewClient();

        using var response = await client.GetAsync($"/link{query}", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Host", "rfm.shop.example")]
    public async Task The_key_opens_this_machine_alone(string header, string value)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        using var link = new HttpRequestMessage(HttpMethod.Get, $"/link?key={Key(host)}") { Headers = { { header, value } } };
        using var opened = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { header, value } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await host.Client.SendAsync(link, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Client.SendAsync(opened, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_key_and_its_sessions_last_over_a_restart()
    {
        await using var shop = await TestShop.CreateAsync();
        string key;
        CookieCollection cookies;
        await using (var host = await TestHost.StartAsync(shop))
        {
            key = Key(host);
            using var client = host.NewClient(out var jar);
            await host.OpenAsync(client);
            cookies = jar.GetCookies(host.Address);
        }

        await using var restarted = await TestHost.StartAsync(shop);
        Assert.Equal(key, Key(restarted));
        using var again = restarted.NewClient(out var carried);
        carried.Add(restarted.Address, cookies);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_key_that_was_deleted_or_replaced_has_ended_its_sessions()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        var old = Key(host);

        File.Delete(host.KeyFile);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync($"/link?key={old}", Cancellation)).StatusCode);

        new StartUpKey(Path.GetDirectoryName(host.KeyFile)!).Obtain(out _);
        Assert.NotEqual(old, Key(host));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync($"/link?key={old}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await host.OpenAsync(host.Client)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Users_who_are_added_end_what_the_key_opened()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        var user = $$"""{ "Name": "otto", "Role": "Operator", "PasswordHash": "{{PasswordCheck.Hash("correct horse battery")}}" }""";

        await host.ChangeSettingsAsync($$"""{ "Serve": { "Users": [ {{user}} ] } }""");

        var refused = await host.Client.GetAsync("/", Cancellation);
        Assert.StartsWith("/signin", refused.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.False((await host.OpenAsync(host.Client)).Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Redirect, await SignIn.AsAsync(host.Client, "otto", "correct horse battery"));

        await host.ChangeSettingsAsync("{}");
        using var stranger = host.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Without_a_place_for_the_key_jobs_run_and_pages_stay_closed()
    {
        await using var shop = await TestShop.CreateAsync();
        await File.WriteAllTextAsync(shop.In("file"), "", Cancellation);
        var settings = $$"""{ "Serve": { "KeysFolder": {{JsonSerializer.Serialize(shop.In("file"))}} } }""";
        await using var host = await TestHost.StartAsync(shop, settings, opensLink: false);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/live", Cancellation)).StatusCode);
        var failure = Assert.Throws<RfmBatchException>(() => new StartUpKey(shop.In("file")).Obtain(out _));
        Assert.StartsWith($"The start-up key {shop.In("file")}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("KeysFolder", failure.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://*:5081;https://*:5443", "http://localhost:5081")]
    [InlineData("http://0.0.0.0:5082", "http://localhost:5082")]
    [InlineData("http://[::]:5083", "http://localhost:5083")]
    [InlineData("http://127.0.0.1:5084", "http://127.0.0.1:5084")]
    [InlineData("http://[::1]:5085", "http://[::1]:5085")]
    [InlineData("https://rfm.shop.example", "https://localhost")]
    public async Task The_link_leads_to_where_the_server_listens(string urls, string address)
    {
        await using var shop = await TestShop.CreateAsync();

        var link = StartUpLink.Create(await SettingsAsync(shop, urls, users: ""), out _);

        var key = new StartUpKey(shop.In("keys")).Find();
        Assert.NotNull(key);
        Assert.Equal($"{address}/link?key={key}", link);
    }

    [Fact]
    public async Task There_is_no_link_without_a_port_nor_with_users()
    {
        await using var shop = await TestShop.CreateAsync();
        var user = $$"""{ "Name": "otto", "PasswordHash": "{{PasswordCheck.Hash("correct horse battery")}}" }""";

        var noPort = await SettingsAsync(shop, "http://127.0.0.1:0", users: "");
        Assert.Equal(
            ["'http://127.0.0.1:0' leaves the port to the system, so there is no link to it."],
            Assert.Throws<InvalidInputException>(() => StartUpLink.Create(noPort, out _)).Errors);
        var withUsers = await SettingsAsync(shop, "http://localhost:5080", user);
        var failure = Assert.Throws<RfmBatchException>(() => StartUpLink.Create(withUsers, out _));
        Assert.Equal(
            ("Users are configured, so no link opens the pages.", "Sign in with name and password at http://localhost:5080."),
            (failure.Message, failure.NextStep));
        Assert.False(Directory.Exists(shop.In("keys")));
    }

    private static async Task<JobHostSettings> SettingsAsync(TestShop shop, string urls, string users)
    {
        var path = shop.In("link.json");
        await File.WriteAllTextAsync(
            path, $$"""{ "Serve": { "KeysFolder": {{JsonSerializer.Serialize(shop.In("keys"))}}, "Users": [ {{users}} ] } }""",
            Cancellation);
        return new JobHostSettings
        {
            Store = shop.Store, Engine = StoreEngine.Sqlite, Clock = TimeProvider.System, SettingsPath = path, Urls = urls,
        };
    }

    private static string Key(TestHost host) => File.ReadAllText(host.KeyFile).Trim();

    [GeneratedRegex("RequestVerificationToken[^C]*?(?<token>CfDJ8[\\w-]+)")]
    private static partial Regex DashboardTokenPattern();
}
