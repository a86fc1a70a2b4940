using System.Net;
using System.Text.RegularExpressions;
using Hangfire.States;
using Microsoft.AspNetCore.Http;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Settings;
using RfmBatch.Jobs.Tests.Rig;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Jobs.Tests;

/// <summary>Who gets in, and who may do what.</summary>
public sealed partial class AccessTests
{
    private const string Password = "correct horse battery";

    private static readonly string Users = $$"""
        { "Serve": { "Users": [
          { "Name": "otto", "Role": "Operator", "PasswordHash": "{{PasswordCheck.Hash(Password)}}" },
          { "Name": "rita", "Role": "Reader", "PasswordHash": "{{PasswordCheck.Hash(Password)}}" } ] } }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", null, true)]
    [InlineData("::1", "::1", "[::1]", null, true)]
    [InlineData("192.168.1.5", "192.168.1.5", "192.168.1.5", null, true)]
    [InlineData("192.168.1.6", "192.168.1.5", "192.168.1.5", null, false)]
    [InlineData("127.0.0.1", "127.0.0.1", "rfm.example.com", null, false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "x-forwarded-proto", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "X-Original-For", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "CF-Connecting-IP", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "True-Client-IP", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "Via", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", "Accept-Language", true)]
    [InlineData(null, null, "localhost", null, false)]
    public void Only_what_was_typed_on_this_machine_is_local(string? remote, string? local, string host, string? proxyHeader, bool isLocal)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Connection.LocalIpAddress = local is null ? null : IPAddress.Parse(local);
        context.Request.Host = new HostString(host);
        if (proxyHeader is not null)
        {
            context.Request.Headers[proxyHeader] = "10.0.0.1";
        }

        Assert.Equal(isLocal, LocalRequest.Is(context));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/recurring")]
    [InlineData("/reports/default.html")]
    public async Task Without_users_this_machine_gets_in_by_its_key_and_nobody_passed_on(string path)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);

        Assert.True((await host.Client.GetAsync(path, Cancellation)).StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
        using var passedOn = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };
        var refused = await host.Client.SendAsync(passedOn, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.StartsWith(
            "No users are configured, so this server answers only requests from its own machine.",
            await refused.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_users_everybody_signs_in_this_machine_too()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Users);

        foreach (var path in new[] { "/", "/hangfire", "/reports/default.html" })
        {
            var response = await host.Client.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Contains("/signin?ReturnUrl=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        var trigger = await host.Client.PostAsync("/hangfire/recurring/trigger", SignIn.Form(), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, trigger.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn.AsAsync(host.Client, "otto", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn.AsAsync(host.Client, "nobody", Password));
        Assert.Equal(HttpStatusCode.Redirect, await SignIn.AsAsync(host.Client, "OTTO", Password));
        var page = await host.Client.GetStringAsync("/", Cancellation);
        Assert.Contains("Sign out otto", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/hangfire", Cancellation)).StatusCode);

        await host.Client.PostAsync("/signout", SignIn.Form(("__RequestVerificationToken", SignIn.TokenOf(page))), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_reader_looks_and_an_operator_triggers()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Users);
        using var reader = host.NewClient();
        await SignIn.AsAsync(reader, "rita", Password);
        await SignIn.AsAsync(host.Client, "otto", Password);

        Assert.Equal(HttpStatusCode.Unauthorized, await TriggerAsync(reader, withToken: true));
        Assert.DoesNotContain(
            "js-jobs-list-command", await reader.GetStringAsync("/hangfire/recurring", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await TriggerAsync(host.Client, withToken: false));
        Assert.Equal(0, host.Storage.GetMonitoringApi().SucceededListCount());
        Assert.Equal(HttpStatusCode.NoContent, await TriggerAsync(host.Client, withToken: true));
        await host.WhenAsync("1", SucceededState.StateName);
        var act = Assert.Single(await shop.Store.Bi.ListAsync(new BiQuery("Audit"), Cancellation));
        Assert.Equal(
            ("otto", "job", "purge", "/recurring/trigger"),
            (act.Text("PageUserName"), act.Text("ActionName"), act.Text("SubjectName"), act.Text("Detail")));
    }

    [Fact]
    public async Task Guessing_passwords_is_slowed_down()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Users);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await SignIn.AsAsync(host.Client, "otto", $"guess number {i}"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await SignIn.AsAsync(host.Client, "otto", Password));
    }

    [Theory]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/hangfire/recurring", "/hangfire/recurring")]
    public async Task Signing_in_leads_to_pages_of_this_server_only(string returnUrl, string location)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Users);
        var address = $"/signin?ReturnUrl={Uri.EscapeDataString(returnUrl)}";
        var token = SignIn.TokenOf(await host.Client.GetStringAsync(address, Cancellation));
        var form = SignIn.Form(("name", "otto"), ("password", Password), ("__RequestVerificationToken", token));
        var response = await host.Client.PostAsync(address, form, Cancellation);

        Assert.Equal(location, response.Headers.Location!.ToString());
        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("RfmBatch=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/reports/..%2Fstore.db")]
    [InlineData("/reports/store.db")]
    [InlineData("/reports/Default.html")]
    public async Task Reports_are_the_only_files_there_are(string path)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(path, Cancellation)).StatusCode);
    }

    private static async Task<HttpStatusCode> TriggerAsync(HttpClient client, bool withToken)
    {
        var page = await client.GetStringAsync("/hangfire/recurring", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hangfire/recurring/trigger");
        request.Content = SignIn.Form(("jobs[]", "purge"));
        if (withToken)
        {
            request.Headers.Add("RequestVerificationToken", DashboardTokenPattern().Match(page).Groups["token"].Value);
        }

        return (await client.SendAsync(request, Cancellation)).StatusCode;
    }

    [GeneratedRegex("RequestVerificationToken[^C]*?(?<token>CfDJ8[\\w-]+)")]
    private static partial Regex DashboardTokenPattern();
}
