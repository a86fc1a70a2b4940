using RfmBatch.Core;
using RfmBatch.Jobs.Alerts;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Hosting;

/// <summary>What <c>rfmbatch serve --test-alerts</c> does: everybody is told once that this is a trial.</summary>
public static class AlertTrial
{
    /// <summary>Tells it by every channel; the store is not asked.</summary>
    /// <param name="settings">Those of the server.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Each channel, and why it failed or null.</returns>
    /// <exception cref="InvalidInputException">A setting cannot be used, or no channel is set.</exception>
    public static async Task<IReadOnlyList<(string Channel, string? Failure)>> SendAsync(
        JobHostSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = ServeSettings.Read(JobHost.NewBuilder().Configuration, settings.SettingsPath, settings.Urls, settings.JobStorage);
        ServeOptionsChecker.Check(options, settings.Engine);
        if (!options.Alerts.AreOn)
        {
            throw new InvalidInputException(
                ["Section Serve:Alerts of rfmbatch.json names neither a WebhookUrl nor a MailTo."], "docs/serving.md lists the settings.");
        }

        using var channels = new AlertChannels(options.Alerts, settings.Store.DisplayName, settings.Clock);
        var outcomes = new List<(string, string?)>();
        foreach (var channel in channels.All)
        {
            try
            {
                await channel.SendAsync(AlertChannels.Trial(channel.Name, settings.Clock.GetUtcNow()), cancellationToken);
                outcomes.Add((channel.Name, null));
            }
            catch (AlertNotSentException failure)
            {
                outcomes.Add((channel.Name, failure.Message));
            }
        }

        return outcomes;
    }
}
