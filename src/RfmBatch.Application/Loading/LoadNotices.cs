using System.Globalization;

namespace RfmBatch.Application.Loading;

/// <summary>Sentences about rows that were loaded but may not be what they seem.</summary>
internal static class LoadNotices
{
    /// <summary>Counts the rows of customers that look like stand-ins for buyers nobody knows; nothing where there are none.</summary>
    /// <param name="rows">Rows by such an id, the most frequent first.</param>
    /// <param name="rowsLoaded">Rows loaded in all.</param>
    public static IEnumerable<string> OfDoubtfulCustomers(IReadOnlyList<KeyValuePair<string, long>> rows, long rowsLoaded)
    {
        var seen = rows.Where(row => row.Value > 0).ToList();
        if (seen.Count == 0)
        {
            yield break;
        }

        var culture = CultureInfo.InvariantCulture;
        var count = seen.Sum(row => row.Value);
        var ids = string.Join(", ", seen.Select(row => string.Create(culture, $"'{row.Key}' {row.Value:N0}")));
        yield return string.Create(
            culture,
            $"{count:N0} of {rowsLoaded:N0} rows ({(double)count / rowsLoaded * 100:0.##}%) are of customers that may stand for nobody: "
            + $"{ids}. --null \"{seen[0].Key}\" makes such an id a missing one.");
    }
}
