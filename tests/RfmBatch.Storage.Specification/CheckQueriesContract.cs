using System.Data.Common;
using Dapper;
using RfmBatch.Core.Operations;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>The queries that return offenders: none over sound rows, and each finds what it is for.</summary>
public abstract class CheckQueriesContract : BiScenarioBase
{
    protected CheckQueriesContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "Check_SegmentCounts", "UPDATE {rfm.CustomerRfm} SET SegmentKey = 2 WHERE RunKey = 13 AND CustomerKey = 2;" },
        { "Check_SegmentCounts", "UPDATE {rfm.CustomerRfm} SET SegmentKey = 4 WHERE RunKey = 13 AND CustomerKey = 2;" },
        { "Check_RunTotals", "UPDATE {etl.Run} SET OrderCount = 7 WHERE RunKey = 13;" },
        { "Check_RunTotals", "DELETE FROM {rfm.SegmentSummary} WHERE RunKey = 13;" },
        { "Check_RunTotals", "DELETE FROM {rfm.RfmCell} WHERE RunKey = 13 AND RecencyScore = 1;" },
        { "Check_ShareSums", "UPDATE {rfm.SegmentSummary} SET CustomerShare = 0.5000001 WHERE RunKey = 13 AND SegmentKey = 1;" },
        { "Check_ShareSums", "UPDATE {rfm.SegmentSummary} SET RevenueShare = 0 WHERE RunKey = 13 AND SegmentKey = 1;" },
        {
            "Check_MigrationFromCounts",
            "UPDATE {rfm.SegmentMigration} SET FromSegmentKey = 3 WHERE ToRunKey = 13 AND FromSegmentKey = -1;"
        },
        { "Check_MigrationToCounts", "UPDATE {rfm.SegmentMigration} SET CustomerCount = 2 WHERE ToRunKey = 13 AND ToSegmentKey = 2;" },
        {
            "Check_HistoryOverlaps",
            "UPDATE {rfm.CustomerSegmentHistory} SET ValidToDate = (SELECT MAX(h.ValidToDate) FROM {rfm.CustomerSegmentHistory} AS h) "
            + "WHERE ProgramKey = 1 AND CustomerKey = 2 AND SegmentKey = 2;"
        },
        { "Check_HistoryMatchesRun", "UPDATE {rfm.CustomerSegmentHistory} SET SegmentKey = 3 WHERE ProgramKey = 1 AND CustomerKey = 4;" },
        { "Check_HistoryMatchesRun", "DELETE FROM {rfm.CustomerSegmentHistory} WHERE ProgramKey = 1 AND CustomerKey = 4;" },
        { "Check_Cohorts", "UPDATE {rfm.CohortRetention} SET ActiveCustomerCount = 2 WHERE MonthNumber = 0;" },
        { "Check_Cohorts", "UPDATE {rfm.CohortRetention} SET ActiveCustomerCount = 4 WHERE MonthNumber = 1;" },
        { "Check_ClusterCounts", "UPDATE {rfm.CustomerRfm} SET ClusterKey = 2 WHERE RunKey = 13 AND CustomerKey = 1;" },
        { "Check_ClusterCounts", "UPDATE {rfm.CustomerRfm} SET HierarchyClusterKey = 0 WHERE RunKey = 13 AND CustomerKey = 1;" },
        { "Check_ClusterTotals", "UPDATE {rfm.ClusterSummary} SET CustomerCount = 2 WHERE RunKey = 13 AND ClusterKey = 2;" },
        { "Check_ClusterAgreement", "DELETE FROM {rfm.SegmentClusterAgreement} WHERE RunKey = 13 AND ClusterKey = 2;" },
        { "Check_ClusterChoice", "UPDATE {rfm.ClusterChoice} SET IsSelected = 0 WHERE RunKey = 13;" },
        { "Check_ClusterChoice", "DELETE FROM {rfm.ClusterSummary} WHERE RunKey = 13 AND ClusterKey = 2;" },
        { "Check_ClusterTree", "UPDATE {rfm.ClusterMerge} SET CustomerCount = 1 WHERE RunKey = 13 AND MergeNumber = 1;" },
        { "Check_ClusterTree", "DELETE FROM {rfm.ClusterLeaf} WHERE RunKey = 13 AND LeafNode = 3;" },
        { "Check_ProfileTotals", "DELETE FROM {rfm.SegmentProfile} WHERE RunKey = 13 AND AttributeValue = 'France';" },
        { "Check_ProfileTotals", "UPDATE {rfm.ClusterProfile} SET CustomerCount = 2 WHERE RunKey = 13 AND AttributeValue = 'France';" },
        { "Check_Cohorts", "DELETE FROM {rfm.CohortRetention} WHERE MonthNumber = 0;" },
    };

    [Fact]
    public async Task Sound_rows_have_no_offenders()
    {
        var names = CheckQueries.Names(Store);
        Assert.NotEmpty(names);
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        foreach (var name in names)
        {
            Assert.Equal((name, 0), (name, await OffendersAsync(connection, null, name)));
        }
    }

    [Fact]
    public void Every_check_is_asked_of_runs_under_an_id_of_its_own()
    {
        Assert.Equal(CheckQueries.Names(Store), IdentityCatalogue.All.Select(identity => identity.QueryName).Order(StringComparer.Ordinal));
        var ids = QualityCatalogue.All.Select(check => check.Id)
            .Concat(IdentityCatalogue.All.Select(identity => identity.CheckId))
            .ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Every_check_is_shown_to_find_something() =>
        Assert.Equal(CheckQueries.Names(Store), Damages.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_row_is_found(string check, string damage)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using var transaction = await Store.Dialect.BeginWriteAsync(connection, Cancellation);
        await connection.ExecuteAsync(SqlDialect.Command(new TableRows(Store).Named(damage), null, Cancellation, transaction));

        Assert.True(await OffendersAsync(connection, transaction, check) > 0);
        await transaction.RollbackAsync(Cancellation);
    }

    private async Task<int> OffendersAsync(DbConnection connection, DbTransaction? transaction, string name) =>
        await CheckQueries.CountOffendersAsync(Store, connection, transaction, name, 13, Cancellation);
}
