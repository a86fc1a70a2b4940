namespace RfmBatch.Storage.Publication;

/// <summary>The days of a program's history for which one publication changes who speaks.</summary>
/// <param name="ProgramKey">The program.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, or <see cref="EndOfTime"/>.</param>
/// <param name="MergesLeft">Whether an equal segment on the day before is the same stay (comparable configuration).</param>
/// <param name="MergesRight">Whether an equal segment on the day after is the same stay.</param>
public sealed record HistoryWindow(int ProgramKey, DateOnly From, DateOnly To, bool MergesLeft, bool MergesRight)
{
    /// <summary>ValidToDate of what still holds.</summary>
    public static DateOnly EndOfTime { get; } = DateOnly.MaxValue;
}
