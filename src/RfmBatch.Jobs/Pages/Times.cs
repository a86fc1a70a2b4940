using System.Globalization;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Pages;

/// <summary>Instants and durations as people read them; the exact UTC instant is in the tooltip.</summary>
internal static class Times
{
    public static string Ago(DateTimeOffset instant, DateTimeOffset now) =>
        Tag(instant, now - instant is { Ticks: >= 0 } passed ? $"{Span(passed)} ago" : "in the future (a clock is wrong)");

    public static string Until(DateTimeOffset instant, DateTimeOffset now) =>
        Tag(instant, instant > now ? $"in {Span(instant - now)}" : "now");

    public static string Duration(RunRecord run) => run.FinishedAt is not { } end ? "no time yet"
        : (end - run.StartedAt) is { TotalSeconds: < 10 } quick
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, quick.TotalSeconds):0.0} s")
            : Span(end - run.StartedAt);

    private static string Tag(DateTimeOffset instant, string words) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""<time datetime="{instant.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" title="{instant.UtcDateTime:yyyy-MM-dd HH:mm:ss} """
            + $"""UTC">{words}</time>""");

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };
}
