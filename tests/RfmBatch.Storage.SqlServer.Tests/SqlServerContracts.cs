using RfmBatch.Storage.Specification;
using RfmBatch.Storage.Specification.Campaigns;
using RfmBatch.Storage.Specification.Examples;
using RfmBatch.Storage.Specification.Ledger;
using RfmBatch.Storage.Specification.PowerBI;
using RfmBatch.Storage.Specification.Reading;
using RfmBatch.Storage.Specification.Runs;
using RfmBatch.Storage.Specification.SegmentValue;
using RfmBatch.Storage.Specification.Segmentation;

namespace RfmBatch.Storage.SqlServer.Tests;

// What SQL Server promises: every contract, derived here; those with tests of their own have a file.
// SqlServerComplianceTest fails where a contract is not derived.

public sealed class BiIdentitiesSqlServerTests(SqlServerStoreFixture fixture)
    : BiIdentitiesContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class MeasureTwinDataSqlServerTests(SqlServerStoreFixture fixture)
    : MeasureTwinDataContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class MeasureTwinSqlServerTests(SqlServerStoreFixture fixture)
    : MeasureTwinContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class BiReaderSqlServerTests(SqlServerStoreFixture fixture)
    : BiReaderContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class BiRunSqlServerTests(SqlServerStoreFixture fixture)
    : BiRunContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class CalendarStoreSqlServerTests(SqlServerStoreFixture fixture)
    : CalendarStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class CampaignPlanSqlServerTests(SqlServerStoreFixture fixture)
    : CampaignPlanContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class CheckQueriesSqlServerTests(SqlServerStoreFixture fixture)
    : CheckQueriesContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ClusterRunSqlServerTests(SqlServerStoreFixture fixture)
    : ClusterRunContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class CustomerAttributeSqlServerTests(SqlServerStoreFixture fixture)
    : CustomerAttributeContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class CustomerExplainerSqlServerTests(SqlServerStoreFixture fixture)
    : CustomerExplainerContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class CustomerProfileSqlServerTests(SqlServerStoreFixture fixture)
    : CustomerProfileContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ExampleQueriesSqlServerTests(SqlServerStoreFixture fixture)
    : ExampleQueriesContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class HeldRunSqlServerTests(SqlServerStoreFixture fixture)
    : HeldRunContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class LoadDefinitionSqlServerTests(SqlServerStoreFixture fixture)
    : LoadDefinitionContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ProgramCatalogSqlServerTests(SqlServerStoreFixture fixture)
    : ProgramCatalogContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ProgramLocksSqlServerTests(SqlServerStoreFixture fixture)
    : ProgramLocksContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class PurchaseStoreSqlServerTests(SqlServerStoreFixture fixture)
    : PurchaseStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RealDataRunSqlServerTests(SqlServerStoreFixture fixture)
    : RealDataRunContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RetentionSqlServerTests(SqlServerStoreFixture fixture)
    : RetentionContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RowSetStatementsSqlServerTests(SqlServerStoreFixture fixture)
    : RowSetStatementsContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RunComparerSqlServerTests(SqlServerStoreFixture fixture)
    : RunComparerContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RunLifeCycleSqlServerTests(SqlServerStoreFixture fixture)
    : RunLifeCycleContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ScheduledRunSqlServerTests(SqlServerStoreFixture fixture)
    : ScheduledRunContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class SchemaDeployerSqlServerTests(SqlServerStoreFixture fixture)
    : SchemaDeployerContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class SegmentActionSqlServerTests(SqlServerStoreFixture fixture)
    : SegmentActionContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class SegmentRowsSqlServerTests(SqlServerStoreFixture fixture)
    : SegmentRowsContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class SegmentHistorySqlServerTests(SqlServerStoreFixture fixture)
    : SegmentHistoryContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class SegmentValueSqlServerTests(SqlServerStoreFixture fixture)
    : SegmentValueContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class SummaryStoreSqlServerTests(SqlServerStoreFixture fixture)
    : SummaryStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class TransactionStoreSqlServerTests(SqlServerStoreFixture fixture)
    : TransactionStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class PublicDataLoadSqlServerTests(SqlServerStoreFixture fixture)
    : PublicDataLoadContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class MissingValueSqlServerTests(SqlServerStoreFixture fixture)
    : MissingValueContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class PlaceholderDateSqlServerTests(SqlServerStoreFixture fixture)
    : PlaceholderDateContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RejectShapeSqlServerTests(SqlServerStoreFixture fixture)
    : RejectShapeContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class DataJumpSqlServerTests(SqlServerStoreFixture fixture)
    : DataJumpContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class OrderScopeSqlServerTests(SqlServerStoreFixture fixture)
    : OrderScopeContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class CustomerFormSqlServerTests(SqlServerStoreFixture fixture)
    : CustomerFormContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RejectedRowSqlServerTests(SqlServerStoreFixture fixture)
    : RejectedRowContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ValueRunSqlServerTests(SqlServerStoreFixture fixture)
    : ValueRunContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ViewDeploymentSqlServerTests(SqlServerStoreFixture fixture)
    : ViewDeploymentContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class ViewExporterSqlServerTests(SqlServerStoreFixture fixture)
    : ViewExporterContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class WrittenFormatSqlServerTests(SqlServerStoreFixture fixture)
    : WrittenFormatContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class LoadOverlapSqlServerTests(SqlServerStoreFixture fixture)
    : LoadOverlapContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class LoadReplacementSqlServerTests(SqlServerStoreFixture fixture)
    : LoadReplacementContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class LoadUndoSqlServerTests(SqlServerStoreFixture fixture)
    : LoadUndoContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class NightlyExportSqlServerTests(SqlServerStoreFixture fixture)
    : NightlyExportContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class LedgerRetentionSqlServerTests(SqlServerStoreFixture fixture)
    : LedgerRetentionContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class RowFilterSqlServerTests(SqlServerStoreFixture fixture)
    : RowFilterContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class AuditSqlServerTests(SqlServerStoreFixture fixture)
    : AuditContract(fixture), IClassFixture<SqlServerStoreFixture>;

public sealed class NightSqlServerTests(SqlServerStoreFixture fixture)
    : NightContract(fixture), IClassFixture<SqlServerStoreFixture>;
