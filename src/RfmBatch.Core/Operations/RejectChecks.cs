using System.Globalization;

namespace RfmBatch.Core.Operations;

/// <summary>Checks how much was rejected since the run before: what is missing from sums is seen nowhere else in a run.</summary>
internal static class RejectChecks
{
    /// <summary>Above this share of the rows read the notice is a warning.</summary>
    private const decimal WarningShare = 0.01m;

    // Kinds of dirt are many; the first tell what to look for.
    private const int MostReasons = 5;
    private const int MostShapes = 3;

    /// <summary>The check of rejects.</summary>
    public static QualityFinding Evaluate(LoadRejects? input)
    {
        var check = QualityCatalogue.RejectedRows;
        if (input is not { LoadCount: > 0 } rejects)
        {
            return check.Passed("nothing was loaded since the run before.");
        }

        var culture = CultureInfo.InvariantCulture;
        var rows = string.Create(culture, $"{rejects.RowsRejected:N0} of {rejects.RowsRead:N0} rows");
        if (rejects.RowsRejected == 0)
        {
            return check.Passed($"{rows} of {rejects.LoadCount} loads since the run before.");
        }

        var share = (decimal)rejects.RowsRejected / rejects.RowsRead;
        return check.Failed(
            string.Create(
                culture,
                $"{rows} ({share * 100:0.##}%) of {rejects.LoadCount} loads since the run before: {Reasons(rejects.Shapes)}; a warning "
                + $"from {WarningShare * 100:0.##}% on."),
            share >= WarningShare ? CheckSeverity.Warning : CheckSeverity.Notice);
    }

    private static string Reasons(IEnumerable<RejectedShape> shapes)
    {
        var reasons = shapes.GroupBy(shape => shape.ReasonCode)
            .Select(group => (Code: group.Key, Rows: group.Sum(shape => shape.RowsRejected), Shapes: group.AsEnumerable()))
            .OrderByDescending(reason => reason.Rows)
            .ThenBy(reason => reason.Code, StringComparer.Ordinal)
            .Take(MostReasons);
        return string.Join(", ", reasons.Select(reason => $"{reason.Code} {Count(reason.Rows)}{Written(reason.Shapes)}"));
    }

    private static string Written(IEnumerable<RejectedShape> shapes)
    {
        var most = shapes.Where(shape => shape.Shape.Length > 0)
            .OrderByDescending(shape => shape.RowsRejected)
            .ThenBy(shape => shape.Shape, StringComparer.Ordinal)
            .Take(MostShapes)
            .Select(shape => $"\"{shape.Shape}\" {Count(shape.RowsRejected)}")
            .ToList();
        return most.Count == 0 ? "" : $" (as {string.Join(", ", most)})";
    }

    private static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
