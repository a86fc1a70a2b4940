namespace RfmBatch.Core.Runs;

/// <summary>How a run's as-of date (exclusive: the first day not observed) is found.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Date">The date of <see cref="AsOfKind.Date"/>, otherwise null.</param>
public sealed record AsOfChoice(AsOfKind Kind, DateOnly? Date = null)
{
    /// <summary>The day after the last transaction of the store.</summary>
    public static AsOfChoice LastTransaction { get; } = new(AsOfKind.LastTransaction);

    /// <summary>Today in the program's time zone.</summary>
    public static AsOfChoice Today { get; } = new(AsOfKind.Today);

    /// <summary>A given date.</summary>
    public static AsOfChoice On(DateOnly date) => new(AsOfKind.Date, date);
}
