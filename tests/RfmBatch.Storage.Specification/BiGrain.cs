using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

/// <summary>The grain of a view, one row per key that the catalogue declares, as a query that counts offenders.</summary>
public static class BiGrain
{
    /// <summary>Counts the keys that occur more than once.</summary>
    public static string Offenders(BiView view)
    {
        var keys = string.Join(", ", view.OrderBy.Select(key => $"v.{key}"));
        return $"SELECT COUNT(*) FROM (SELECT {keys}, COUNT(*) AS RowsOfKey FROM {{bi.{view.Name}}} AS v GROUP BY {keys} HAVING COUNT(*) > "
            + $"1) AS o;";
    }
}
