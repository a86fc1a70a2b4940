using System.Globalization;
using System.Text.Json;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Alerts;

/// <summary>An alert in words and as JSON. Both hold what findings say, which has neither personal data nor secrets.</summary>
internal static class AlertText
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Whether its end is what is to be told.</summary>
    public static bool IsOver(AlertRecord alert) => alert is { RaisedSentAt: not null, EndedAt: not null };

    /// <summary>The body of a webhook, UTF-8.</summary>
    public static byte[] Json(AlertRecord alert, string storeName) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Event = IsOver(alert) ? "ended" : "raised",
            Alert = alert.AlertKey,
            alert.ProgramName,
            alert.CheckId,
            alert.Severity,
            alert.Message,
            NextStep = IsOver(alert) ? "" : alert.NextStep,
            alert.RaisedAt,
            EndedAt = IsOver(alert) ? alert.EndedAt : null,
            Store = storeName,
            Version = CodeVersion.Current,
        },
        Options);

    /// <summary>The subject of an e-mail.</summary>
    public static string Subject(AlertRecord alert) =>
        $"[RfmBatch] {(IsOver(alert) ? "over" : alert.Severity)}: {alert.ProgramName} {alert.CheckId}";

    /// <summary>The text of an e-mail.</summary>
    public static string Body(AlertRecord alert, string storeName)
    {
        var when = IsOver(alert)
            ? $"It was so from {Time(alert.RaisedAt)} to {Time(alert.EndedAt!.Value)}; it is over."
            : $"Found at {Time(alert.RaisedAt)}.\n\nNext: {alert.NextStep}";
        return $"{alert.ProgramName}: {alert.Message}\n\n{when}\n\nStore: {storeName}\nAlert {alert.AlertKey}, check {alert.CheckId}\n";
    }

    private static string Time(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
