namespace RfmBatch.Storage.Specification.PowerBI;

/// <summary>The measures once more, computed from rows without SQL and without DAX: what their twins are compared with.</summary>
internal sealed class MeasureFigures(MeasureRows rows, MeasureSlice slice)
{
    /// <summary>The run that everything is about.</summary>
    public double? ShownRun()
    {
        var current = rows["Run"]
            .Where(run => run.Number("IsCurrent") == 1 && run.Is("ProgramKey", slice.ProgramKey) && run.Is("AsOfDate", slice.AsOfDate))
            .ToList();
        var last = current.Max(run => run.Text("AsOfDate"));
        return current.Where(run => run.Text("AsOfDate") == last).Max(run => run.Number("RunKey"));
    }

    public double? Of(string measure) => measure switch
    {
        "Shown Run Key" => ShownRun(),
        "Previous Run Key" => PreviousRun(),
        "Customers" => Blank(Customers(slice.RunKey).Count),
        "Revenue" => Sum(Customers(slice.RunKey), "RevenueAmount"),
        "Customer Share" => Divide(Blank(Customers(slice.RunKey).Count), Everyone().Count),
        "Revenue Share" => Divide(Sum(Customers(slice.RunKey), "RevenueAmount"), Sum(Everyone(), "RevenueAmount")),
        "Previous Customers" => Blank(Customers(PreviousRun()).Count),
        "Previous Revenue" => Sum(Customers(PreviousRun()), "RevenueAmount"),
        "Customers Change" => Change(customers => customers.Count),
        "Revenue Change" => Change(customers => Sum(customers, "RevenueAmount") ?? 0),
        "Customers Change %" => Divide(Change(customers => customers.Count), Customers(PreviousRun()).Count),
        "Revenue Change %" => Divide(
            Change(customers => Sum(customers, "RevenueAmount") ?? 0), Sum(Customers(PreviousRun()), "RevenueAmount")),
        "Lower Bound" or "Upper Bound" => Single(
            OfRun("ScoreThreshold").Where(row => row.Is("Metric", slice.Metric) && row.Is("Score", slice.Score)),
            measure.Replace(" ", "", StringComparison.Ordinal),
            "Metric",
            "Score"),
        _ => OfMoves(measure) ?? OfMonths(measure) ?? OfRest(measure) ?? new MeasureSums(rows, slice).Of(measure),
    };

    private double? OfMoves(string measure)
    {
        bool IsMove(MeasureRow move, bool from, bool to) =>
            move.Is("ToRunKey", slice.RunKey ?? 0)
            && move.Number("IsComparable") == 1
            && move.Is("Comparison", slice.Comparison ?? "previous")
            && (!from || move.Is("FromSegmentKey", slice.FromSegmentKey))
            && (!to || move.Is("ToSegmentKey", slice.SegmentKey));
        var moves = rows["SegmentMigration"].Where(move => IsMove(move, true, true)).ToList();
        var ofBoth = moves.Where(move => move.Number("FromSegmentKey") != -1 && move.Number("ToSegmentKey") != -1).ToList();
        var stayed = ofBoth.Where(move => move.Number("FromSegmentKey") == move.Number("ToSegmentKey"));
        return measure switch
        {
            "Migrated Customers" => Sum(moves, "CustomerCount"),
            "Migrated Revenue" => Sum(moves, "RevenueAmount"),
            "Migration Share" => Divide(
                Sum(moves, "CustomerCount"), Sum(rows["SegmentMigration"].Where(move => IsMove(move, true, false)), "CustomerCount")),
            "Retained Customers" => Sum(ofBoth, "CustomerCount"),
            "Stay Rate" => Divide(Sum(stayed, "CustomerCount") ?? 0, Sum(ofBoth, "CustomerCount")),
            "Entered Customers" => Sum(moves.Where(move => move.Number("FromSegmentKey") == -1), "CustomerCount"),
            "Left Customers" => Sum(moves.Where(move => move.Number("ToSegmentKey") == -1), "CustomerCount"),
            "Segment Stays" => IsOneProgram()
                ? Blank(OfProgram("CustomerSegmentHistory").Count(stay => stay.Is("SegmentKey", slice.SegmentKey)))
                : null,
            _ => null,
        };
    }

    private double? OfMonths(string measure)
    {
        if (!IsOneProgram())
        {
            return null;
        }

        var months = OfProgram("MonthlySales").Where(row => row.Is("YearMonth", slice.YearMonth)).ToList();
        var cohorts = OfProgram("CohortRetention").Where(row => row.Is("CohortMonth", slice.CohortMonth)).ToList();
        var shown = cohorts.Where(row => row.Is("MonthNumber", slice.MonthNumber)).ToList();
        var isOneMonth = shown.Select(row => row.Number("MonthNumber")).Distinct().Count() == 1;
        return measure switch
        {
            "Monthly Revenue" => Sum(months, "RevenueAmount"),
            "Monthly Orders" => Sum(months, "OrderCount"),
            "Buying Customers" => months.Average(row => row.Number("CustomerCount")),
            "New Customers" => Sum(months, "NewCustomerCount"),
            "Return Share" => Divide(-Sum(months, "ReturnAmount"), Sum(months, "SalesAmount")),
            "Cohort Customers" => Sum(cohorts.Where(row => row.Number("MonthNumber") == 0), "CustomerCount"),
            "Cohort Revenue" => Sum(shown, "RevenueAmount"),
            "Retention Rate" when isOneMonth => Divide(Sum(shown, "ActiveCustomerCount"), Sum(shown, "CustomerCount")),
            "Cohort Revenue per Customer" when isOneMonth => Divide(Sum(shown, "RevenueAmount"), Sum(shown, "CustomerCount")),
            "Cohort Cumulative Revenue per Customer" when isOneMonth => Divide(
                Sum(
                    cohorts.Where(row => shown.Any(old =>
                        old.Text("CohortMonth") == row.Text("CohortMonth") && row.Number("MonthNumber") <= old.Number("MonthNumber"))),
                    "RevenueAmount"),
                Sum(shown, "CustomerCount")),
            _ => null,
        };
    }

    private double? OfRest(string measure)
    {
        var choices = OfRun("ClusterChoice").Where(row => row.Is("ClusterCount", slice.ClusterCount));
        var clusters = OfRun("ClusterSummary").Where(row => row.Text("Method") == "k-means" && row.Is("ClusterKey", slice.ClusterKey));
        var failed = OfRun("QualityCheck").Where(row => row.Number("Passed") == 0);
        return measure switch
        {
            "Cluster Silhouette" => Divide(
                clusters.Sum(row => row.Number("CustomerCount") * row.Number("SilhouetteMean")), Sum(clusters, "CustomerCount")),
            "Mean Silhouette" => Single(choices, "Silhouette", "ClusterCount"),
            "Total Inertia" => Single(choices, "Inertia", "ClusterCount"),
            "Davies-Bouldin" => Single(choices, "DaviesBouldin", "ClusterCount"),
            "Calinski-Harabasz" => Single(choices, "CalinskiHarabasz", "ClusterCount"),
            "Cluster Profile Customers" => OfProfile("Cluster", slice.ClusterKey, "CustomerCount"),
            "Cluster Profile Index" => OfProfile("Cluster", slice.ClusterKey, "IndexVsPopulation", "ClusterKey"),
            "Segment Profile Customers" => OfProfile("Segment", slice.SegmentKey, "CustomerCount"),
            "Segment Profile Index" => OfProfile("Segment", slice.SegmentKey, "IndexVsPopulation", "SegmentKey"),
            "Checks" => Blank(OfRun("QualityCheck").Count()),
            "Failed Checks" => slice.RunKey is null ? null : failed.Count(),
            "Failed Errors" => slice.RunKey is null ? null : failed.Count(row => row.Text("Severity") == "Error"),
            "Parameter Value" => Single(
                OfRun("ModelParameter").Where(row => row.Is("ModelName", slice.ModelName) && row.Is("ParameterName", slice.ParameterName)),
                "Value",
                "ModelName",
                "ParameterName"),
            "Action Candidates" => Single(
                rows["PlanAction"].Where(row =>
                    row.Number("PlanKey") == OfRun("PlanSummary").Max(plan => plan.Number("PlanKey"))
                    && row.Is("ActionName", slice.ActionName)
                    && row.Is("SegmentKey", slice.SegmentKey)),
                "CandidateCount",
                "ActionName"),
            _ => null,
        };
    }

    private double? OfProfile(string subject, int? key, string column, params string[] also) => Single(
        OfRun($"{subject}Profile").Where(row =>
            row.Is($"{subject}Key", key)
            && row.Is("AttributeName", slice.AttributeName)
            && row.Is("AttributeValue", slice.AttributeValue)),
        column,
        ["AttributeName", "AttributeValue", .. also]);

    // Earlier by date among the current runs of the program, found without the columns of bi.Run that say it.
    private double? PreviousRun()
    {
        var shown = rows["Run"].SingleOrDefault(run => run.Number("RunKey") == slice.RunKey);
        var previous = rows["Run"]
            .Where(run => shown is not null
                && shown.Number("IsCurrent") == 1
                && run.Number("IsCurrent") == 1
                && run.Number("ProgramKey") == shown.Number("ProgramKey")
                && string.CompareOrdinal(run.Text("AsOfDate"), shown.Text("AsOfDate")) < 0)
            .MaxBy(run => run.Text("AsOfDate"));
        return previous?.Text("ConfigurationHash") == shown?.Text("ConfigurationHash") && previous?.Number("HasCustomerRows") == 1
            ? previous.Number("RunKey")
            : null;
    }

    private double? Change(Func<IReadOnlyList<MeasureRow>, double> figure)
    {
        var (now, before) = (Customers(slice.RunKey), Customers(PreviousRun()));
        return PreviousRun() is null || now.Count + before.Count == 0 ? null : figure(now) - figure(before);
    }

    private List<MeasureRow> Everyone() => [.. rows["CustomerRfm"].Where(row => row.Number("RunKey") == slice.RunKey)];

    private List<MeasureRow> Customers(double? run) =>
    [
        .. rows["CustomerRfm"].Where(row => run is not null
            && row.Number("RunKey") == run
            && row.Is("SegmentKey", slice.SegmentKey)
            && row.Is("RecencyScore", slice.RecencyScore)),
    ];

    private IEnumerable<MeasureRow> OfRun(string view) => rows[view].Where(row => row.Number("RunKey") == slice.RunKey);

    private IEnumerable<MeasureRow> OfProgram(string view) => rows[view].Where(row => row.Is("ProgramKey", slice.ProgramKey));

    private bool IsOneProgram() => slice.ProgramKey is not null || rows["Program"].Count == 1;

    // The sum where every one of the columns has one value.
    private static double? Single(IEnumerable<MeasureRow> rows, string column, params string[] one)
    {
        var all = rows.ToList();
        return one.All(name => all.Select(row => row.Text(name)).Distinct().Count() == 1) ? Sum(all, column) : null;
    }

    private static double? Sum(IEnumerable<MeasureRow> rows, string column)
    {
        var known = rows.Select(row => row.Number(column)).OfType<double>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }

    private static double? Blank(int count) => count == 0 ? null : count;

    private static double? Divide(double? part, double? whole) => whole is null or 0 ? null : part / whole;
}
