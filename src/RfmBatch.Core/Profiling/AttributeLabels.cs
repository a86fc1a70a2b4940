using System.Globalization;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Profiling;

/// <summary>The few labels under which an attribute's values are counted.</summary>
/// <remarks>
/// An attribute of more than <see cref="MaxValues"/> values that are all numbers (income, year of birth) is cut into
/// <see cref="BandCount"/> bands of equal numbers of customers, at type-7 quantiles; a value ≤ a cut belongs below it. Of other attributes
/// the most frequent values stand for themselves and the rest are "Other", and so is a value that only one customer has: it may be an
/// e-mail address, which must not outlive the customer's wish to be forgotten.
/// </remarks>
internal static class AttributeLabels
{
    /// <summary>Most values of an attribute that are shown; rarer ones are <see cref="Other"/>.</summary>
    public const int MaxValues = 20;

    /// <summary>Bands of an attribute of many numbers.</summary>
    public const int BandCount = 5;

    /// <summary>The values that are not shown.</summary>
    public const string Other = "Other";

    /// <summary>Customers without a value.</summary>
    public const string Unknown = "Unknown";

    /// <summary>The label of every value.</summary>
    /// <param name="values">Distinct values.</param>
    /// <param name="counts">Customers with each, at least 1.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> values, IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(counts);
        if (values.Count > MaxValues && Numbers(values) is { } numbers)
        {
            return Bands(numbers, counts);
        }

        var shown = Enumerable.Range(0, values.Count).Where(i => counts[i] > 1)
            .OrderByDescending(i => counts[i]).ThenBy(i => values[i], StringComparer.Ordinal).Take(MaxValues).ToHashSet();
        return [.. values.Select((value, i) => shown.Contains(i) ? value : Other)];
    }

    private static double[]? Numbers(IReadOnlyList<string> values)
    {
        var numbers = new double[values.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(values[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }

    private static string[] Bands(double[] numbers, IReadOnlyList<int> counts)
    {
        var ordered = Enumerable.Range(0, numbers.Length)
            .OrderBy(i => numbers[i])
            .SelectMany(i => Enumerable.Repeat(numbers[i], counts[i]))
            .ToArray();

        // A value that many have can be several cuts at once, and the greatest value cuts nothing off.
        double[] cuts =
        [
            .. Enumerable.Range(1, BandCount - 1)
                .Select(band => SortedQuantile.At(ordered, band, BandCount))
                .Distinct()
                .Where(cut => cut < ordered[^1])
        ];
        return [.. numbers.Select(number => Band(number, cuts))];
    }

    // "Q2: above 35303 to 46344": the number in front makes text order the order of the bands.
    private static string Band(double number, double[] cuts)
    {
        var band = cuts.Count(cut => number > cut);
        static string Text(double cut) => cut.ToString("0.####", CultureInfo.InvariantCulture);
        var range = (band, cuts.Length) switch
        {
            (_, 0) => "all",
            (0, _) => $"up to {Text(cuts[0])}",
            _ when band == cuts.Length => $"above {Text(cuts[^1])}",
            _ => $"above {Text(cuts[band - 1])} to {Text(cuts[band])}",
        };
        return $"Q{band + 1}: {range}";
    }
}
