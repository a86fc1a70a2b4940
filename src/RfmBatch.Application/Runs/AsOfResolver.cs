using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Runs;

/// <summary>Turns the choice of an as-of date into a date, and refuses one that observes nothing.</summary>
internal static class AsOfResolver
{
    /// <exception cref="RfmBatchException">Nothing is loaded, or the date is not after the first transaction.</exception>
    public static DateOnly Resolve(AsOfChoice choice, LoadStamp stamp, DateOnly today)
    {
        if (stamp is not { FirstOrderDate: { } first, LastOrderDate: { } last })
        {
            throw new RfmBatchException("No transactions have been loaded.", "Load some: rfmbatch load transactions FILE.");
        }

        var asOf = choice.Kind switch
        {
            AsOfKind.LastTransaction => last.AddDays(1),
            AsOfKind.Today => today,
            _ => choice.Date!.Value,
        };
        return asOf > first
            ? asOf
            : throw new RfmBatchException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"As of {asOf:yyyy-MM-dd} nothing has happened yet: the first transaction is of {first:yyyy-MM-dd}, and as-of is the "
                    + $"first day not observed."),
                FormattableString.Invariant($"Use --as-of with a date from {first.AddDays(1):yyyy-MM-dd} on, or last-transaction."));
    }

    /// <summary>Today in the program's time zone.</summary>
    /// <exception cref="RfmBatchException">This machine does not know the time zone.</exception>
    public static DateOnly Today(ProgramRecord program, TimeProvider clock)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(program.TimeZoneId, out var zone))
        {
            throw new RfmBatchException(
                $"The time zone '{program.TimeZoneId}' of the program '{program.ProgramName}' is not known on this machine.",
                $"Set another: rfmbatch programs set {TypedWord.Of(program.ProgramName)} --time-zone Europe/Berlin.");
        }

        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
    }
}
