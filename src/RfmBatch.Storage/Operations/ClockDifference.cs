using System.Globalization;

namespace RfmBatch.Storage.Operations;

/// <summary>Judges by how much two clocks differ.</summary>
/// <remarks>
/// Runs are put in order by their keys, but as-of <c>today</c>, the age of runs and loads, and how long they took are read from clocks.
/// </remarks>
public static class ClockDifference
{
    /// <summary>Above it times of two machines cannot be compared: a notice.</summary>
    public static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Above it a day may be the wrong one: an error.</summary>
    public static readonly TimeSpan ErrorLimit = TimeSpan.FromHours(1);

    /// <summary>The limits in words.</summary>
    public const string Limits = "over 60 seconds is a notice, over an hour an error";

    /// <summary>How much a difference matters.</summary>
    public static FindingSeverity Judge(TimeSpan difference) =>
        difference > ErrorLimit ? FindingSeverity.Error : difference > NoticeLimit ? FindingSeverity.Notice : FindingSeverity.Ok;

    /// <summary>A time as findings name it.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A difference as findings name it.</summary>
    public static string Text(TimeSpan difference) => difference.TotalSeconds.ToString("N0", CultureInfo.InvariantCulture) + " s";
}
