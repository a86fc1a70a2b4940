using System.Globalization;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.PowerBI;

/// <summary>All rows of the views that measures read, with numbers as double and dates as ISO text, whatever the engine.</summary>
internal sealed class MeasureRows(IReadOnlyDictionary<string, IReadOnlyList<MeasureRow>> views)
{
    private static readonly string[] Names =
    [
        "Run", "Program", "CustomerRfm", "ScoreThreshold", "SegmentMigration", "CustomerSegmentHistory", "MonthlySales", "CohortRetention",
        "ClusterSummary", "ClusterChoice", "ClusterProfile", "SegmentProfile", "QualityCheck", "ModelParameter", "PlanSummary",
        "PlanAction", "RfmCell", "SegmentSummary", "SegmentValue", "PredictedTotal", "ModelHoldout", "SegmentClusterAgreement",
        "CampaignPlan", "CampaignResult", "Load", "RejectedRow", "Sale", "RevenueBridge",
    ];

    public IReadOnlyList<MeasureRow> this[string view] => views[view];

    public static async Task<MeasureRows> ReadAsync(RfmStore store, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        var views = new Dictionary<string, IReadOnlyList<MeasureRow>>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            var rows = await connection.QueryAsync(
                SqlDialect.Command($"SELECT * FROM {store.Dialect.ObjectName("bi", name)};", null, cancellationToken));
            views[name] = [.. rows.Cast<IDictionary<string, object?>>().Select(row => new MeasureRow(row))];
        }

        return new MeasureRows(views);
    }
}

/// <summary>A row of a view.</summary>
internal sealed class MeasureRow(IDictionary<string, object?> values)
{
    /// <summary>A number or a flag, NULL as null.</summary>
    public double? Number(string column) =>
        values[column] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A text, or a date as yyyy-MM-dd.</summary>
    public string? Text(string column) => values[column] switch
    {
        null => null,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Whether the column has the value, or nothing is asked of it.</summary>
    public bool Is(string column, int? wanted) => wanted is null || Number(column) == wanted;

    public bool Is(string column, string? wanted) => wanted is null || Text(column) == wanted;
}
