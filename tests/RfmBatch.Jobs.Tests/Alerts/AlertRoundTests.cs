using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Core.Options;
using RfmBatch.Jobs.Alerts;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Settings;
using RfmBatch.Jobs.Tests.Rig;
using RfmBatch.Storage.Sqlite;

namespace RfmBatch.Jobs.Tests.Alerts;

/// <summary>A dead night as a receiver on this machine and a mail server on it see it.</summary>
public sealed class AlertRoundTests
{
    private const string Secret = "sixteen characters";
    private readonly MovableClock _clock = new(new DateTimeOffset(2025, 2, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cause_is_told_once_by_each_channel_and_its_end_once()
    {
        await using var shop = await DeadShopAsync();
        await using var hook = new WebhookReceiver();
        await using var sink = new MailSink();
        using var channels = Channels(shop, hook, sink);
        var round = new AlertRound(shop.Store, channels.All, _clock, NullLogger.Instance);

        Assert.Equal(2, await MakeAsync(round));
        Assert.Equal(0, await MakeAsync(round));
        var raised = Json(Assert.Single(hook.Requests).Body);
        Assert.Equal(
            ("raised", "default", "run-overdue", "error", "The run of 2025-02-01 03:00:00 UTC was not made."),
            (raised["event"], raised["programName"], raised["checkId"], raised["severity"], raised["message"]));
        Assert.StartsWith("See that `rfmbatch serve` or the scheduler runs", raised["nextStep"], StringComparison.Ordinal);
        var mail = Assert.Single(sink.Messages);
        Assert.Contains("Subject: [RfmBatch] error: default run-overdue", mail, StringComparison.Ordinal);
        Assert.Contains("To: anna@example.org, otto@example.org", mail, StringComparison.Ordinal);
        Assert.Contains("The run of 2025-02-01 03:00:00 UTC was not made.", mail, StringComparison.Ordinal);
        Assert.Contains("Next: See that", mail, StringComparison.Ordinal);
        Assert.Equal(2, sink.Recipients.Count);

        // The run is tried: it is over, and that is told once too.
        await shop.Store.Programs.NoteAttemptAsync(1, _clock.GetUtcNow(), null, Cancellation);
        Assert.Equal(2, await MakeAsync(round));
        Assert.Equal(0, await MakeAsync(round));
        var ended = Json(hook.Requests.Last().Body);
        Assert.Equal(("ended", raised["alert"]), (ended["event"], ended["alert"]));
        Assert.Contains("Subject: [RfmBatch] over: default run-overdue", sink.Messages.Last(), StringComparison.Ordinal);

        // The next dead night is another cause.
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await MakeAsync(round));
    }

    [Fact]
    public async Task A_receiver_knows_the_sender_by_the_signature()
    {
        await using var shop = await DeadShopAsync();
        await using var hook = new WebhookReceiver();
        using var channels = Channels(shop, hook, null);
        await MakeAsync(new AlertRound(shop.Store, channels.All, _clock, NullLogger.Instance));

        var (body, timestamp, signature) = Assert.Single(hook.Requests);
        Assert.Equal("1738411200", timestamp);

        // By hand, as a receiver would.
        var mac = System.Security.Cryptography.HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{timestamp}.{Encoding.UTF8.GetString(body)}"));
        Assert.Equal("sha256=" + Convert.ToHexString(mac).ToLowerInvariant(), signature);
    }

    // Computed with OpenSSL:
    // printf '1738411200.{}' | openssl dgst -sha256 -hmac Jefe
    [Fact]
    public void The_signature_is_that_of_openssl() => Assert.Equal(
        "sha256=769f1071b37bf0383d56d6e4847358982aa83d9cf4334f44cf2b5cbd6f19b17d", WebhookChannel.Sign("Jefe", "1738411200", "{}"u8));

    [Fact]
    public async Task What_could_not_be_told_is_tried_again_later_and_later_and_begin_before_end()
    {
        await using var shop = await DeadShopAsync();
        await using var hook = new WebhookReceiver { Answer = HttpStatusCode.ServiceUnavailable };
        await using var sink = new MailSink { IsBusy = true };
        using var channels = Channels(shop, hook, sink);
        var round = new AlertRound(shop.Store, channels.All, _clock, NullLogger.Instance);

        var minutesOfTries = new List<int>();
        for (var minute = 0; minute < 20; minute++)
        {
            var before = hook.Requests.Count;
            Assert.Equal(0, await MakeAsync(round));
            if (hook.Requests.Count > before)
            {
                minutesOfTries.Add(minute);
            }

            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 3, 7, 15], minutesOfTries);
        Assert.Empty(sink.Messages);
        await shop.Store.Programs.NoteAttemptAsync(1, _clock.GetUtcNow(), null, Cancellation);
        hook.Answer = HttpStatusCode.OK;
        sink.IsBusy = false;
        hook.Requests.Clear();
        await MakeAsync(round);
        await MakeAsync(round);
        Assert.Equal(["raised", "ended"], hook.Requests.Select(request => Json(request.Body)["event"]));
        Assert.Equal(2, sink.Messages.Count);
        Assert.Equal(0, await MakeAsync(round));
    }

    [Fact]
    public async Task A_restart_or_a_second_server_tells_nothing_twice()
    {
        await using var shop = await DeadShopAsync();
        await using var hook = new WebhookReceiver();
        using var channels = Channels(shop, hook, null);
        await using var other = new SqliteStore(shop.In("store.db"));
        await Task.WhenAll(
            MakeAsync(new AlertRound(shop.Store, channels.All, _clock, NullLogger.Instance)),
            MakeAsync(new AlertRound(other, channels.All, _clock, NullLogger.Instance)));
        await MakeAsync(new AlertRound(other, channels.All, _clock, NullLogger.Instance));

        Assert.Single(hook.Requests);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_after_five_minutes_and_when_it_is_back()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var hook = new WebhookReceiver();
        using var channels = Channels(shop, hook, null);
        using var service = new AlertService(shop.Store, channels, new LiveJobs(), _clock, NullLogger<AlertService>.Instance);
        File.Move(shop.In("store.db"), shop.In("gone.db"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        for (var minute = 0; minute < 7; minute++)
        {
            await service.MakeAsync(Cancellation);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("store-unreachable", Json(Assert.Single(hook.Requests).Body)["checkId"]);
        File.Move(shop.In("gone.db"), shop.In("store.db"));
        await service.MakeAsync(Cancellation);
        Assert.Equal(["raised", "ended"], hook.Requests.Select(request => Json(request.Body)["event"]));
    }

    private static Task<int> MakeAsync(AlertRound round) => round.MakeAsync([], Cancellation);

    private static async Task<TestShop> DeadShopAsync()
    {
        var shop = await TestShop.CreateAsync();
        await shop.SetAsync("default", new OptionTexts { ["schedule"] = "0 3 * * *", ["freshness-days"] = "36500" });
        await using var connection = await shop.Store.Dialect.OpenAsync(Cancellation);
        await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE etl_Program SET ChangedAt = '2025-01-01T00:00:00.000Z';");
        return shop;
    }

    private AlertChannels Channels(TestShop shop, WebhookReceiver hook, MailSink? sink) => new(
        new AlertOptions
        {
            WebhookUrl = hook.Url,
            WebhookSecret = Secret,
            MailTo = sink is null ? "" : "anna@example.org; otto@example.org",
            MailFrom = "rfmbatch@example.org",
            SmtpHost = "127.0.0.1",
            SmtpPort = sink?.Port ?? 25,
            SmtpSecurity = "none",
        },
        shop.Store.DisplayName,
        _clock);

    private static Dictionary<string, string> Json(byte[] body) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body)!.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}
