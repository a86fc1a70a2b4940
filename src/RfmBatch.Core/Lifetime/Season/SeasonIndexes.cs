using System.Globalization;

namespace RfmBatch.Core.Lifetime.Season;

/// <summary>How busy each month is against the mean day, and how that is known.</summary>
/// <param name="Indexes">Twelve, January first; their mean over the days of a year is 1.</param>
/// <param name="Basis">Where they come from.</param>
/// <param name="Reason">In a sentence, without a full stop.</param>
/// <param name="PValue">Of the test that months do not differ; null where none was made.</param>
public sealed record SeasonIndexes(IReadOnlyList<double> Indexes, SeasonBasis Basis, string Reason, double? PValue = null)
{
    /// <summary>Days of the months in a mean year.</summary>
    public static IReadOnlyList<double> MonthDays { get; } = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>Whether any index differs from 1.</summary>
    public bool IsSeasonal => Indexes.Any(index => index != 1);

    /// <summary>No season.</summary>
    public static SeasonIndexes None(SeasonBasis basis, string reason, double? p = null) =>
        new([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], basis, reason, p);

    /// <summary>Scales indexes so that a year of 365.25 days lasts as long as without them.</summary>
    public static double[] Scaled(IReadOnlyList<double> indexes)
    {
        var sum = indexes.Zip(MonthDays).Sum(pair => pair.First * pair.Second);
        return [.. indexes.Select(index => index * MonthDays.Sum() / sum)];
    }

    /// <summary>Strongest and weakest month, as <c>December 1.60, February 0.80</c>.</summary>
    public string Extremes()
    {
        string Of(double index) => string.Create(
            CultureInfo.InvariantCulture,
            $"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Indexes.ToList().IndexOf(index) + 1)} {index:0.00}");
        return $"{Of(Indexes.Max())}, {Of(Indexes.Min())}";
    }
}

/// <summary>Where a season comes from.</summary>
public enum SeasonBasis
{
    /// <summary>The run was told not to look for one.</summary>
    Off,

    /// <summary>The run was given the indexes.</summary>
    Given,

    /// <summary>Too little data to look for one.</summary>
    TooLittle,

    /// <summary>Months do not differ by more than chance.</summary>
    NotFound,

    /// <summary>Estimated from repeat orders.</summary>
    Estimated,
}
