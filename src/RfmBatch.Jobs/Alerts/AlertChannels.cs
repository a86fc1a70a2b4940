using RfmBatch.Jobs.Settings;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Alerts;

/// <summary>The ways that the settings name.</summary>
internal sealed class AlertChannels : IDisposable
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // The address is the operator's: where it sends elsewhere, the signature would go there too.
    private readonly HttpClient _client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime });

    public AlertChannels(AlertOptions options, string storeName, TimeProvider clock)
    {
        List<IAlertChannel> all = [];
        if (options.WebhookUrl.Length > 0)
        {
            all.Add(new WebhookChannel(options, storeName, _client, clock));
        }

        if (options.MailTo.Length > 0)
        {
            all.Add(new MailChannel(options, storeName));
        }

        All = all;
    }

    public IReadOnlyList<IAlertChannel> All { get; }

    /// <summary>Something to try the channels with.</summary>
    public static AlertRecord Trial(string channelName, DateTimeOffset now) => new()
    {
        ChannelName = channelName,
        ProgramName = "trial",
        CheckId = "alert-trial",
        Severity = "error",
        Message = "This is a trial; nothing has happened.",
        NextStep = "Nothing is to be done.",
        RaisedAt = now,
        NextAttemptAt = now,
    };

    public void Dispose() => _client.Dispose();
}
