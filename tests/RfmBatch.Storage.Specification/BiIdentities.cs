namespace RfmBatch.Storage.Specification;

/// <summary>
/// What must be true between views, said once over <c>bi</c> as a reader sees it: each query counts offenders, over all programs and runs.
/// </summary>
/// <remarks>
/// Each has a damage that it must find. The queries named <c>Check_…</c> say some of it over the tables of one run, before it is published.
/// </remarks>
public static class BiIdentities
{
    // Numbers of SQLite's views are floating point: half of the last decimal is no difference.
    private const string Cent = "0.00005";

    /// <summary>Name, query, and a statement that breaks it in <see cref="BiScenario"/>.</summary>
    public static TheoryData<string, string, string> All =>
    [
        .. Runs().Concat(Segments()).Concat(Clusters()).Concat(Moves()).Concat(Values()).Concat(Plans()).Concat(Months()).Concat(Loads())
            .Concat(Labels())
            .Select(identity => new TheoryDataRow<string, string, string>(identity.Name, identity.Query, identity.Damage)),
    ];

    private static IEnumerable<(string Name, string Query, string Damage)> Runs() =>
    [
        (
            "One current run per program and as-of date",
            "SELECT COUNT(*) FROM (SELECT r.ProgramKey AS ProgramKey FROM {bi.Run} AS r WHERE r.IsCurrent = 1 GROUP BY r.ProgramKey, "
            + "r.AsOfDate HAVING COUNT(*) > 1) AS o;",
            "UPDATE {etl.Run} SET IsCurrent = 1 WHERE RunKey = 10;"),
        (
            "The latest run of a program is its current run of the greatest as-of date",
            "SELECT COUNT(*) FROM {bi.Run} AS r INNER JOIN {bi.Run} AS n ON n.ProgramKey = r.ProgramKey AND n.IsCurrent = 1 WHERE "
            + "r.IsLatest = 1 AND (r.IsCurrent = 0 OR n.AsOfDate > r.AsOfDate);",
            "UPDATE {etl.Program} SET LatestRunKey = 11 WHERE ProgramKey = 1;"),
        (
            "The latest view is the latest runs, no more and no less",
            "SELECT COUNT(*) FROM (SELECT r.RunKey AS RunKey, r.CustomerCount AS RunCount, COUNT(l.CustomerKey) AS LatestCount FROM "
            + "{bi.Run} AS r LEFT JOIN {bi.CustomerRfmLatest} AS l ON l.RunKey = r.RunKey GROUP BY r.RunKey, r.CustomerCount, r.IsLatest "
            + "HAVING COUNT(l.CustomerKey) <> r.CustomerCount * CAST(r.IsLatest AS int)) AS o;",
            "DELETE FROM {rfm.CustomerRfm} WHERE RunKey = 13 AND CustomerKey = 3;"),
        (
            "A run that has its customer rows has all of them",
            "SELECT COUNT(*) FROM (SELECT r.RunKey AS RunKey FROM {bi.Run} AS r LEFT JOIN {bi.CustomerRfm} AS c ON c.RunKey = r.RunKey "
            + "WHERE r.HasCustomerRows = 1 GROUP BY r.RunKey, r.CustomerCount, r.ScoredCustomerCount HAVING COUNT(c.CustomerKey) <> "
            + "r.CustomerCount OR COUNT(c.RecencyScore) <> r.ScoredCustomerCount) AS o;",
            "UPDATE {rfm.CustomerRfm} SET RecencyScore = NULL WHERE RunKey = 11 AND CustomerKey = 1;"),
    ];

    private static IEnumerable<(string Name, string Query, string Damage)> Segments() =>
    [
        (
            "Segments of a run sum to its customers, orders and revenue",
            $"SELECT COUNT(*) FROM (SELECT r.RunKey AS RunKey FROM {{bi.Run}} AS r INNER JOIN {{bi.SegmentSummary}} AS m ON m.RunKey = "
            + $"r.RunKey GROUP BY r.RunKey, r.CustomerCount, r.OrderCount, r.RevenueAmount HAVING SUM(m.CustomerCount) <> r.CustomerCount "
            + $"OR SUM(m.OrderCount) <> r.OrderCount OR ABS(SUM(m.RevenueAmount) - r.RevenueAmount) > {Cent}) AS o;",
            "UPDATE {rfm.SegmentSummary} SET OrderCount = 9 WHERE RunKey = 11 AND SegmentKey = 1;"),
        (
            "Shares of a run sum to 1",
            "SELECT COUNT(*) FROM (SELECT m.RunKey AS RunKey FROM {bi.SegmentSummary} AS m GROUP BY m.RunKey HAVING "
            + "ABS(SUM(m.CustomerShare) - 1) > 1E-9 OR ABS(SUM(m.RevenueShare) - 1) > 1E-9) AS o;",
            "UPDATE {rfm.SegmentSummary} SET RevenueShare = 0 WHERE RunKey = 11 AND SegmentKey = 1;"),
        (
            "The count of a segment is the number of its customers",
            "SELECT COUNT(*) FROM (SELECT m.RunKey AS RunKey FROM {bi.SegmentSummary} AS m INNER JOIN {bi.Run} AS r ON r.RunKey = m.RunKey "
            + "AND r.HasCustomerRows = 1 LEFT JOIN {bi.CustomerRfm} AS c ON c.RunKey = m.RunKey AND c.SegmentKey = m.SegmentKey GROUP BY "
            + "m.RunKey, m.SegmentKey, m.CustomerCount HAVING COUNT(c.CustomerKey) <> m.CustomerCount) AS o;",
            "UPDATE {rfm.CustomerRfm} SET SegmentKey = 3 WHERE RunKey = 11 AND CustomerKey = 1;"),
        (
            "Cells of a run sum to its scored customers",
            "SELECT COUNT(*) FROM (SELECT r.RunKey AS RunKey FROM {bi.Run} AS r INNER JOIN {bi.RfmCell} AS x ON x.RunKey = r.RunKey GROUP "
            + "BY r.RunKey, r.ScoredCustomerCount HAVING SUM(x.CustomerCount) <> r.ScoredCustomerCount) AS o;",
            "UPDATE {rfm.RfmCell} SET CustomerCount = 2 WHERE RunKey = 20;"),
        (
            "Values of an attribute in a segment sum to its customers",
            "SELECT COUNT(*) FROM (SELECT f.RunKey AS RunKey FROM {bi.SegmentProfile} AS f INNER JOIN {bi.SegmentSummary} AS m ON m.RunKey "
            + "= f.RunKey AND m.SegmentKey = f.SegmentKey WHERE f.AttributeName <> 'Product category' GROUP BY f.RunKey, f.SegmentKey, "
            + "f.AttributeName, m.CustomerCount HAVING SUM(f.CustomerCount) <> m.CustomerCount) AS o;",
            "UPDATE {rfm.SegmentProfile} SET CustomerCount = 2 WHERE AttributeValue = 'France';"),
    ];

    private static IEnumerable<(string Name, string Query, string Damage)> Clusters() =>
    [
        (
            "Clusters of a method sum to the scored customers",
            "SELECT COUNT(*) FROM (SELECT r.RunKey AS RunKey FROM {bi.Run} AS r INNER JOIN {bi.ClusterSummary} AS k ON k.RunKey = r.RunKey "
            + "GROUP BY r.RunKey, k.Method, r.ScoredCustomerCount HAVING SUM(k.CustomerCount) <> r.ScoredCustomerCount) AS o;",
            "UPDATE {rfm.ClusterSummary} SET CustomerCount = 2 WHERE RunKey = 13 AND ClusterKey = 4;"),
        (
            "The count of a cluster is the number of its customers",
            "SELECT COUNT(*) FROM (SELECT k.RunKey AS RunKey FROM {bi.ClusterSummary} AS k INNER JOIN {bi.Run} AS r ON r.RunKey = k.RunKey "
            + "AND r.HasCustomerRows = 1 LEFT JOIN {bi.CustomerRfm} AS c ON c.RunKey = k.RunKey AND CASE WHEN k.Method = 'ward' THEN "
            + "c.HierarchyClusterKey ELSE c.ClusterKey END = k.ClusterKey GROUP BY k.RunKey, k.Method, k.ClusterKey, k.CustomerCount "
            + "HAVING COUNT(c.CustomerKey) <> k.CustomerCount) AS o;",
            "UPDATE {rfm.CustomerRfm} SET ClusterKey = 2 WHERE RunKey = 13 AND CustomerKey = 1;"),
        (
            "Every cluster of a summary is a member of its dimension",
            "SELECT COUNT(*) FROM {bi.ClusterSummary} AS k LEFT JOIN {bi.Cluster} AS m ON m.ClusterKey = k.ClusterKey AND k.Method = "
            + "'k-means' LEFT JOIN {bi.HierarchyCluster} AS h ON h.ClusterKey = k.ClusterKey AND k.Method = 'ward' WHERE m.ClusterKey IS "
            + "NULL AND h.ClusterKey IS NULL;",
            "UPDATE {rfm.ClusterSummary} SET Method = 'k-means' WHERE RunKey = 13 AND ClusterKey = 4;"),
        (
            "A run takes one number of clusters, and has so many",
            "SELECT COUNT(*) FROM (SELECT h.RunKey AS RunKey FROM {bi.ClusterChoice} AS h INNER JOIN (SELECT k.RunKey AS RunKey, COUNT(*) "
            + "AS ClusterCount FROM {bi.ClusterSummary} AS k WHERE k.Method = 'k-means' GROUP BY k.RunKey) AS n ON n.RunKey = h.RunKey "
            + "GROUP BY h.RunKey, n.ClusterCount HAVING SUM(CASE WHEN h.IsSelected = 1 THEN 1 ELSE 0 END) <> 1 OR SUM(CASE WHEN "
            + "h.IsSelected = 1 THEN h.ClusterCount ELSE 0 END) <> n.ClusterCount) AS o;",
            "UPDATE {rfm.ClusterChoice} SET IsSelected = 1 WHERE RunKey = 13;"),
        (
            "Leaves of a tree sum to the scored customers",
            "SELECT COUNT(*) FROM (SELECT r.RunKey AS RunKey FROM {bi.Run} AS r INNER JOIN {bi.ClusterLeaf} AS f ON f.RunKey = r.RunKey "
            + "GROUP BY r.RunKey, r.ScoredCustomerCount HAVING SUM(f.CustomerCount) <> r.ScoredCustomerCount) AS o;",
            "UPDATE {rfm.ClusterLeaf} SET CustomerCount = 2 WHERE LeafNode = 1;"),
        (
            "A tree has one merge less than leaves",
            "SELECT COUNT(*) FROM (SELECT f.RunKey AS RunKey, COUNT(*) AS LeafCount FROM {bi.ClusterLeaf} AS f GROUP BY f.RunKey) AS f "
            + "LEFT "
            + "JOIN (SELECT m.RunKey AS RunKey, COUNT(*) AS MergeCount FROM {bi.ClusterMerge} AS m GROUP BY m.RunKey) AS m ON m.RunKey = "
            + "f.RunKey WHERE COALESCE(m.MergeCount, 0) <> f.LeafCount - 1;",
            "DELETE FROM {rfm.ClusterMerge} WHERE MergeNumber = 2;"),
        (
            "Segments of a cluster sum to its customers",
            "SELECT COUNT(*) FROM (SELECT k.RunKey AS RunKey FROM {bi.ClusterSummary} AS k INNER JOIN {bi.SegmentClusterAgreement} AS a ON "
            + "a.RunKey = k.RunKey AND a.ClusterKey = k.ClusterKey WHERE k.Method = 'k-means' GROUP BY k.RunKey, k.ClusterKey, "
            + "k.CustomerCount HAVING SUM(a.CustomerCount) <> k.CustomerCount) AS o;",
            "UPDATE {rfm.SegmentClusterAgreement} SET CustomerCount = 3 WHERE SegmentKey = 1;"),
        (
            "Values of an attribute in a cluster sum to its customers",
            "SELECT COUNT(*) FROM (SELECT f.RunKey AS RunKey FROM {bi.ClusterProfile} AS f INNER JOIN {bi.ClusterSummary} AS k ON k.RunKey "
            + "= f.RunKey AND k.ClusterKey = f.ClusterKey AND k.Method = 'k-means' WHERE f.AttributeName <> 'Product category' GROUP BY "
            + "f.RunKey, f.ClusterKey, f.AttributeName, k.CustomerCount HAVING SUM(f.CustomerCount) <> k.CustomerCount) AS o;",
            "UPDATE {rfm.ClusterProfile} SET CustomerCount = 2 WHERE AttributeValue = 'France';"),
    ];

    private static IEnumerable<(string Name, string Query, string Damage)> Moves() =>
    [
        (
            "Moves sum to the customers of the earlier run",
            "SELECT COUNT(*) FROM (SELECT m.ToRunKey AS RunKey FROM {bi.SegmentMigration} AS m INNER JOIN {bi.Run} AS r ON r.RunKey = "
            + "m.FromRunKey WHERE m.FromSegmentKey <> -1 GROUP BY m.ToRunKey, m.Comparison, r.CustomerCount HAVING SUM(m.CustomerCount) <> "
            + "r.CustomerCount) AS o;",
            "UPDATE {rfm.SegmentMigration} SET CustomerCount = 2 WHERE FromSegmentKey = 2;"),
        (
            "Moves sum to the customers of the later run",
            "SELECT COUNT(*) FROM (SELECT m.ToRunKey AS RunKey FROM {bi.SegmentMigration} AS m INNER JOIN {bi.Run} AS r ON r.RunKey = "
            + "m.ToRunKey WHERE m.ToSegmentKey <> -1 GROUP BY m.ToRunKey, m.Comparison, r.CustomerCount HAVING SUM(m.CustomerCount) <> "
            + "r.CustomerCount) AS o;",
            "UPDATE {rfm.SegmentMigration} SET CustomerCount = 2 WHERE FromSegmentKey = -1;"),
        (
            "Stays of a customer do not overlap or end before they begin",
            "SELECT COUNT(*) FROM {bi.CustomerSegmentHistory} AS h LEFT JOIN {bi.CustomerSegmentHistory} AS n ON n.ProgramKey = "
            + "h.ProgramKey AND n.CustomerKey = h.CustomerKey AND n.ValidFromDate > h.ValidFromDate AND n.ValidFromDate <= h.ValidToDate "
            + "WHERE h.ValidToDate < h.ValidFromDate OR n.CustomerKey IS NOT NULL;",
            "UPDATE {rfm.CustomerSegmentHistory} SET ValidToDate = (SELECT MAX(h.ValidToDate) FROM {rfm.CustomerSegmentHistory} AS h) "
            + "WHERE CustomerKey = 2;"),
        (
            "Stays have no gap: every customer of a current run is in a stay of that segment on its last observed day",
            "SELECT COUNT(*) FROM {bi.CustomerRfm} AS c INNER JOIN {bi.Run} AS r ON r.RunKey = c.RunKey AND r.IsCurrent = 1 LEFT JOIN "
            + "{bi.CustomerSegmentHistory} AS h ON h.ProgramKey = c.ProgramKey AND h.CustomerKey = c.CustomerKey AND h.SegmentKey = "
            + "c.SegmentKey AND c.ObservedToDate BETWEEN h.ValidFromDate AND h.ValidToDate WHERE h.CustomerKey IS NULL;",
            "DELETE FROM {rfm.CustomerSegmentHistory} WHERE ProgramKey = 2;"),
        (
            "Stays begin on the last observed day of a current run",
            "SELECT COUNT(*) FROM {bi.CustomerSegmentHistory} AS h LEFT JOIN {bi.Run} AS r ON r.ProgramKey = h.ProgramKey AND "
            + "r.IsCurrent = 1 AND r.ObservedToDate = h.ValidFromDate WHERE r.RunKey IS NULL;",
            "UPDATE {etl.Run} SET IsCurrent = 0 WHERE RunKey = 11;"),
        (
            "A customer has at most one stay in a program that goes on",
            "SELECT COUNT(*) FROM (SELECT h.CustomerKey AS CustomerKey FROM {bi.CustomerSegmentHistory} AS h WHERE h.IsCurrent = 1 "
            + "GROUP BY h.ProgramKey, h.CustomerKey HAVING COUNT(*) > 1) AS o;",
            "UPDATE {rfm.CustomerSegmentHistory} SET ValidToDate = (SELECT MAX(h.ValidToDate) FROM {rfm.CustomerSegmentHistory} AS h) "
            + "WHERE CustomerKey = 2;"),
        (
            "A bridge adds up to the change of revenue",
            $"SELECT COUNT(*) FROM (SELECT b.ToRunKey AS RunKey FROM {{bi.RevenueBridge}} AS b INNER JOIN {{bi.Run}} AS f ON f.RunKey = "
            + $"b.FromRunKey INNER JOIN {{bi.Run}} AS t ON t.RunKey = b.ToRunKey GROUP BY b.FromRunKey, b.ToRunKey, f.RevenueAmount, "
            + $"t.RevenueAmount HAVING ABS(SUM(b.ChangeAmount) - (t.RevenueAmount - f.RevenueAmount)) > {Cent}) AS o;",
            "DELETE FROM {rfm.RevenueBridge} WHERE Component = 'MovedOut';"),
    ];

    // Totals are rounded once, their parts each: half of the last decimal per part.
    private static IEnumerable<(string Name, string Query, string Damage)> Values() =>
    [
        (
            "The predicted total of all is the sum over customers",
            $"SELECT COUNT(*) FROM (SELECT t.RunKey AS RunKey FROM {{bi.PredictedTotal}} AS t INNER JOIN {{bi.Run}} AS r ON r.RunKey = "
            + $"t.RunKey AND r.HasCustomerRows = 1 INNER JOIN {{bi.CustomerRfm}} AS c ON c.RunKey = t.RunKey WHERE t.GroupKind = 'all' "
            + $"GROUP BY t.RunKey, t.CustomerCount, t.PredictedValue12MAmount, t.ExpectedOrders12M HAVING COUNT(c.ExpectedOrders12M) <> "
            + $"t.CustomerCount OR ABS(SUM(c.ExpectedOrders12M) - t.ExpectedOrders12M) > 1E-6 * (1 + t.ExpectedOrders12M) OR "
            + $"ABS(SUM(c.PredictedValue12MAmount) - t.PredictedValue12MAmount) > {Cent} * (t.CustomerCount + 1)) AS o;",
            "UPDATE {rfm.CustomerRfm} SET PredictedValue12MAmount = NULL WHERE RunKey = 13 AND CustomerKey = 2;"),
        (
            "Predicted totals of segments sum to that of all",
            $"SELECT COUNT(*) FROM (SELECT a.RunKey AS RunKey FROM {{bi.PredictedTotal}} AS a LEFT JOIN {{bi.PredictedTotal}} AS s ON "
            + $"s.RunKey = a.RunKey AND s.GroupKind = 'segment' WHERE a.GroupKind = 'all' GROUP BY a.RunKey, a.CustomerCount, "
            + $"a.PredictedValue12MAmount HAVING COALESCE(SUM(s.CustomerCount), 0) <> a.CustomerCount OR "
            + $"ABS(SUM(s.PredictedValue12MAmount) - a.PredictedValue12MAmount) > {Cent} * (COUNT(*) + 1)) AS o;",
            "UPDATE {rfm.PredictedTotal} SET CustomerCount = 3 WHERE GroupKind = 'segment';"),
        (
            "An interval encloses its prediction",
            "SELECT COUNT(*) FROM {bi.PredictedTotal} AS t WHERE t.ExpectedOrders12M < t.ExpectedOrders12MLow OR t.ExpectedOrders12M > "
            + "t.ExpectedOrders12MHigh;",
            "UPDATE {rfm.PredictedTotal} SET ExpectedOrders12MLow = 4 WHERE GroupKind = 'all';"),
        (
            "The value of a segment is of its customers",
            "SELECT COUNT(*) FROM {bi.SegmentValue} AS v LEFT JOIN {bi.SegmentSummary} AS m ON m.RunKey = v.RunKey AND m.SegmentKey = "
            + "v.SegmentKey WHERE m.CustomerCount IS NULL OR m.CustomerCount <> v.CustomerCount;",
            "UPDATE {rfm.SegmentValue} SET CustomerCount = 7;"),
        (
            "A value per customer is given, or the reason why not",
            "SELECT COUNT(*) FROM {bi.SegmentValue} AS v WHERE CASE WHEN v.SimpleClvPerCustomerAmount IS NULL THEN 1 ELSE 0 END <> CASE "
            + "WHEN v.SimpleClvReason IS NULL THEN 0 ELSE 1 END OR CASE WHEN v.ModelValue12MPerCustomerAmount IS NULL THEN 1 ELSE 0 END <> "
            + "CASE WHEN v.ModelValueReason IS NULL THEN 0 ELSE 1 END OR CASE WHEN v.MarkovValuePerCustomerAmount IS NULL THEN 1 ELSE "
            + "0 END <> CASE WHEN v.MarkovReason IS NULL THEN 0 ELSE 1 END;",
            "UPDATE {rfm.SegmentValue} SET MarkovReason = NULL;"),
    ];

    private static IEnumerable<(string Name, string Query, string Damage)> Plans() =>
    [
        (
            "A plan costs no more than its budget",
            "SELECT COUNT(*) FROM {bi.PlanSummary} AS p WHERE p.CostAmount > p.BudgetAmount;",
            "UPDATE {rfm.PlanSummary} SET BudgetAmount = 0;"),
        (
            "Actions of a plan sum to it",
            $"SELECT COUNT(*) FROM (SELECT p.PlanKey AS PlanKey FROM {{bi.PlanSummary}} AS p INNER JOIN {{bi.PlanAction}} AS a ON "
            + $"a.PlanKey = p.PlanKey GROUP BY p.PlanKey, p.SelectedCount, p.ControlCount, p.CostAmount HAVING SUM(a.SelectedCount) <> "
            + $"p.SelectedCount OR SUM(a.ControlCount) <> p.ControlCount OR ABS(SUM(a.SelectedCostAmount) - p.CostAmount) > {Cent}) AS o;",
            "UPDATE {rfm.PlanAction} SET ControlCount = 2;"),

        // Customers who were forgotten are in the totals, but not in the list any more.
        (
            "A plan lists no more customers than it chose",
            "SELECT COUNT(*) FROM (SELECT p.PlanKey AS PlanKey FROM {bi.PlanSummary} AS p INNER JOIN {bi.CampaignPlan} AS c ON c.PlanKey = "
            + "p.PlanKey GROUP BY p.PlanKey, p.SelectedCount, p.ControlCount HAVING COUNT(*) > p.SelectedCount OR SUM(CASE WHEN "
            + "c.IsControl = 1 THEN 1 ELSE 0 END) > p.ControlCount) AS o;",
            "UPDATE {rfm.CampaignPlan} SET IsControl = 1;"),
    ];

    private static IEnumerable<(string Name, string Query, string Damage)> Months() =>
    [
        (
            "A cohort is whole in month 0, of one size in every month, and never exceeded",
            "SELECT COUNT(*) FROM {bi.CohortRetention} AS c LEFT JOIN {bi.CohortRetention} AS z ON z.ProgramKey = c.ProgramKey AND "
            + "z.CohortMonth = c.CohortMonth AND z.MonthNumber = 0 WHERE z.CustomerCount IS NULL OR z.CustomerCount <> c.CustomerCount OR "
            + "z.ActiveCustomerCount <> z.CustomerCount OR c.ActiveCustomerCount > c.CustomerCount;",
            "UPDATE {rfm.CohortRetention} SET ActiveCustomerCount = 4 WHERE MonthNumber = 1;"),
        (
            "Cohorts are the new customers of their months",
            "SELECT COUNT(*) FROM {bi.CohortRetention} AS c LEFT JOIN {bi.MonthlySales} AS m ON m.ProgramKey = c.ProgramKey AND "
            + "m.MonthStartDate = c.CohortMonth WHERE c.MonthNumber = 0 AND (m.NewCustomerCount IS NULL OR m.NewCustomerCount <> "
            + "c.CustomerCount);",
            "UPDATE {rfm.MonthlySales} SET NewCustomerCount = 2;"),
        (
            "Revenue of a month is its sales, with or without its returns",
            $"SELECT COUNT(*) FROM {{bi.MonthlySales}} AS m WHERE ABS(m.RevenueAmount - m.SalesAmount) > {Cent} AND ABS(m.RevenueAmount - "
            + $"m.SalesAmount - m.ReturnAmount) > {Cent};",
            "UPDATE {rfm.MonthlySales} SET RevenueAmount = 1;"),
    ];

    private static IEnumerable<(string Name, string Query, string Damage)> Loads() =>
    [
        (
            "Rows read are loaded, dropped or rejected",
            "SELECT COUNT(*) FROM {bi.Load} AS b WHERE b.Status = 'Completed' AND b.RowsRead <> b.RowsLoaded + b.RowsDropped + "
            + "b.RowsRejected;",
            "UPDATE {etl.Load} SET RowsRead = 6;"),
        (
            "Every rejected row is kept",
            "SELECT COUNT(*) FROM (SELECT b.LoadKey AS LoadKey FROM {bi.Load} AS b LEFT JOIN {bi.RejectedRow} AS j ON j.LoadKey = "
            + "b.LoadKey WHERE b.Status = 'Completed' GROUP BY b.LoadKey, b.RowsRejected HAVING COUNT(j.LoadKey) <> b.RowsRejected) AS o;",
            "DELETE FROM {etl.RejectedRow};"),
        (
            "Lines and their amounts are those of the loads",
            $"SELECT COUNT(*) FROM (SELECT b.LoadKey AS LoadKey FROM {{bi.Load}} AS b INNER JOIN {{bi.Sale}} AS s ON s.LoadKey = b.LoadKey "
            + $"GROUP BY b.LoadKey, b.RowsLoaded, b.AmountLoaded, b.RowsRemoved, b.AmountRemoved HAVING COUNT(*) <> b.RowsLoaded - "
            + $"b.RowsRemoved OR ABS(SUM(s.Amount) - b.AmountLoaded + b.AmountRemoved) > {Cent}) AS o;",
            "DELETE FROM {sales.SalesTransaction} WHERE SaleKey = 3;"),
    ];

    // Power BI sorts a label by its order only where the label decides the order; of segments both are unique by constraint.
    private static IEnumerable<(string Name, string Query, string Damage)> Labels() =>
    [
        (
            "Clusters of one name have one order",
            "SELECT COUNT(*) FROM {bi.Cluster} AS a INNER JOIN {bi.Cluster} AS b ON b.ClusterKey > a.ClusterKey AND b.ClusterName = "
            + "a.ClusterName AND b.SortOrder <> a.SortOrder;",
            "UPDATE {rfm.Cluster} SET ClusterName = 'Recent' WHERE ClusterKey = 2;"),
        (
            "Months of one name have one number",
            "SELECT COUNT(*) FROM {bi.Date} AS a INNER JOIN {bi.Date} AS b ON b.MonthName = a.MonthName AND b.MonthNumber <> "
            + "a.MonthNumber;",
            "UPDATE {etl.CalendarDate} SET MonthName = 'January';"),
    ];
}
