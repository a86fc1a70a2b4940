using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Settings;
using RfmBatch.Jobs.Tests.Rig;

namespace RfmBatch.Jobs.Tests;

/// <summary>Who has signed in is asked for again at each request, and a session ends.</summary>
public sealed class SessionTests
{
    private const string Password = "correct horse battery";

    // What only an Operator sees in the dashboard.
    private const string Button = "js-jobs-list-command";
    private static readonly string Hash = PasswordCheck.Hash(Password);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Endings => new()
    {
        { "removed", Settings(User("rita", "Reader")) },
        { "renamed", Settings(User("rita", "Reader"), User("otto2", "Operator")) },
        { "another password", Settings(User("rita", "Reader"), User("otto", "Operator", PasswordCheck.Hash("another long password"))) },
        { "a hash that is none", Settings(User("rita", "Reader"), User("otto", "Operator", "none")) },
        { "a role that is none", Settings(User("rita", "Reader"), User("otto", "King")) },
        { "there twice", Settings(User("rita", "Reader"), User("otto", "Operator"), User("OTTO", "Reader")) },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Who_is_no_longer_among_the_users_is_out_at_the_next_request(string change, string settings)
    {
        Assert.NotEmpty(change);
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Settings(User("rita", "Reader"), User("otto", "Operator")));
        using var reader = host.NewClient();
        await SignIn.AsAsync(reader, "rita", Password);
        await SignIn.AsAsync(host.Client, "otto", Password);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/hangfire", Cancellation)).StatusCode);

        await host.ChangeSettingsAsync(settings);

        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.GetAsync("/hangfire", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.PostAsync("/hangfire/stats", null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn.AsAsync(host.Client, "otto", Password));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Another_role_counts_at_the_next_request()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Settings(User("otto", "Operator")));
        await SignIn.AsAsync(host.Client, "otto", Password);
        Assert.Contains(Button, await host.Client.GetStringAsync("/hangfire/recurring", Cancellation), StringComparison.Ordinal);

        await host.ChangeSettingsAsync(Settings(User("otto", "Reader")));
        Assert.DoesNotContain(Button, await host.Client.GetStringAsync("/hangfire/recurring", Cancellation), StringComparison.Ordinal);
        await host.ChangeSettingsAsync(Settings(User("otto", "Operator")));
        Assert.Contains(Button, await host.Client.GetStringAsync("/hangfire/recurring", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_new_signs_in_without_a_restart()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Settings(User("otto", "Operator")));

        await host.ChangeSettingsAsync(Settings(User("otto", "Operator"), User("nina", "Reader")));

        Assert.Equal(HttpStatusCode.Redirect, await SignIn.AsAsync(host.Client, "nina", Password));
        Assert.Contains("Sign out nina", await host.Client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"Serve\": { \"Users\": [")]
    [InlineData("{ \"Serve\": { \"Users\": [ { \"Name\": \"otto\", \"Pasword\": \"x\" } ] } }")]
    public async Task A_file_that_is_being_written_changes_nobody(string settings)
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop, Settings(User("otto", "Operator")));
        await SignIn.AsAsync(host.Client, "otto", Password);

        await host.ChangeSettingsAsync(settings);

        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
        using var stranger = host.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_the_sign_in_whatever_is_done()
    {
        await using var shop = await TestShop.CreateAsync();
        var clock = new MovableClock(TimeProvider.System.GetUtcNow());
        await using var host = await TestHost.StartAsync(shop, Settings(User("otto", "Operator")), clock);
        await SignIn.AsAsync(host.Client, "otto", Password);

        for (var hour = 3; hour < 12; hour += 3)
        {
            clock.Advance(TimeSpan.FromHours(3));
            Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
        }

        clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_session_may_be_set_to_end_earlier_and_the_link_s_ends_too()
    {
        await using var shop = await TestShop.CreateAsync();
        var clock = new MovableClock(TimeProvider.System.GetUtcNow());
        await using var host = await TestHost.StartAsync(shop, """{ "Serve": { "SessionHours": 1 } }""", clock);

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public void Sign_outs_are_remembered_as_long_as_a_session_can_last()
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-keys-").FullName;
        var clock = new MovableClock(TimeProvider.System.GetUtcNow());
        var first = new SignedOut(folder, clock, NullLogger<SignedOut>.Instance);
        first.Add("A1");
        clock.Advance(TimeSpan.FromHours(167));
        first.Add("B2");
        Assert.True(new SignedOut(folder, clock, NullLogger<SignedOut>.Instance).Has("A1"));

        clock.Advance(TimeSpan.FromHours(2));
        first.Add("C3");

        var other = new SignedOut(folder, clock, NullLogger<SignedOut>.Instance);
        Assert.Equal((false, true), (other.Has("A1"), other.Has("C3")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_sign_out_that_cannot_be_written_counts_until_the_server_stops()
    {
        var file = Path.GetTempFileName();
        var signedOut = new SignedOut(file, TimeProvider.System, NullLogger<SignedOut>.Instance);

        signedOut.Add("A1");

        Assert.Equal((true, false), (signedOut.Has("A1"), signedOut.Has("B2")));
        File.Delete(file);
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_without_a_request()
    {
        await using var shop = await TestShop.CreateAsync();
        var clock = new MovableClock(TimeProvider.System.GetUtcNow());
        await using var host = await TestHost.StartAsync(shop, Settings(User("otto", "Operator")), clock);
        await SignIn.AsAsync(host.Client, "otto", Password);

        clock.Advance(TimeSpan.FromHours(8));

        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_the_sign_out_nor_after_a_restart()
    {
        await using var shop = await TestShop.CreateAsync();
        var settings = Settings(User("otto", "Operator"));
        string copied;
        string other;
        await using (var host = await TestHost.StartAsync(shop, settings))
        {
            copied = await SignIn.CookieAsync(host.Client, "otto", Password);
            using var elsewhere = host.NewClient();
            other = await SignIn.CookieAsync(elsewhere, "otto", Password);
            Assert.Equal(HttpStatusCode.OK, await AskAsync(host, copied));

            await SignIn.OutAsync(host.Client);

            Assert.Equal(HttpStatusCode.Redirect, await AskAsync(host, copied));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(host, other));
        }

        await using var restarted = await TestHost.StartAsync(shop, settings);
        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(restarted, copied));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(restarted, other));
    }

    private static async Task<HttpStatusCode> AskAsync(TestHost host, string cookie)
    {
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await client.GetAsync("/", Cancellation)).StatusCode;
    }

    private static string Settings(params string[] users) => $$"""{ "Serve": { "Users": [ {{string.Join(", ", users)}} ] } }""";

    private static string User(string name, string role, string? hash = null) =>
        $$"""{ "Name": "{{name}}", "Role": "{{role}}", "PasswordHash": "{{hash ?? Hash}}" }""";
}
