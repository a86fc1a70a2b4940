using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.PowerBI;

/// <summary>Compares the SQL twins of measures with the same figures computed from rows.</summary>
internal static class MeasureComparison
{
    /// <summary>All twins over all slices; a difference beyond the ninth digit fails.</summary>
    /// <returns>Names of the measures that had a figure in some slice.</returns>
    public static async Task<IReadOnlySet<string>> CompareAsync(
        RfmStore store, IReadOnlyList<MeasureSlice> slices, CancellationToken cancellationToken)
    {
        var rows = await MeasureRows.ReadAsync(store, cancellationToken);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var slice in slices)
        {
            var shown = slice with { RunKey = (int?)new MeasureFigures(rows, slice).ShownRun() };
            var figures = new MeasureFigures(rows, shown);
            foreach (var twin in MeasureTwin.All)
            {
                var (expected, actual) = (figures.Of(twin.Name), await FigureAsync(store, twin, shown, cancellationToken));
                Assert.True(
                    expected is { } a && actual is { } b ? Math.Abs(a - b) <= 1E-9 * Math.Max(1, Math.Abs(a)) : expected == actual,
                    $"[{twin.Name}] of {shown}: {expected} from rows, {actual} from its twin");
                if (expected is not null)
                {
                    known.Add(twin.Name);
                }
            }
        }

        return known;
    }

    /// <summary>What a twin says of a slice; null = blank.</summary>
    public static async Task<double?> FigureAsync(
        RfmStore store, MeasureTwin twin, MeasureSlice slice, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<double?>(
            SqlDialect.Command(new TableRows(store).Named(twin.Sql), slice, cancellationToken));
    }
}
