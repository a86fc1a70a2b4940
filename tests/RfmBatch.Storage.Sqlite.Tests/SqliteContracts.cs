using RfmBatch.Storage.Specification;
using RfmBatch.Storage.Specification.Campaigns;
using RfmBatch.Storage.Specification.Examples;
using RfmBatch.Storage.Specification.Ledger;
using RfmBatch.Storage.Specification.PowerBI;
using RfmBatch.Storage.Specification.Reading;
using RfmBatch.Storage.Specification.Runs;
using RfmBatch.Storage.Specification.SegmentValue;
using RfmBatch.Storage.Specification.Segmentation;

namespace RfmBatch.Storage.Sqlite.Tests;

// What SQLite promises: every contract, derived here; only BiSurfaceSqliteTests has tests of its own, and a file.
// SqliteComplianceTest fails where a contract is not derived.

public sealed class BiIdentitiesSqliteTests(SqliteStoreFixture fixture)
    : BiIdentitiesContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class MeasureTwinDataSqliteTests(SqliteStoreFixture fixture)
    : MeasureTwinDataContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class MeasureTwinSqliteTests(SqliteStoreFixture fixture)
    : MeasureTwinContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class BiReaderSqliteTests(SqliteStoreFixture fixture)
    : BiReaderContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class BiRunSqliteTests(SqliteStoreFixture fixture)
    : BiRunContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class CalendarStoreSqliteTests(SqliteStoreFixture fixture)
    : CalendarStoreContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class CampaignPlanSqliteTests(SqliteStoreFixture fixture)
    : CampaignPlanContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class CheckQueriesSqliteTests(SqliteStoreFixture fixture)
    : CheckQueriesContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ClusterRunSqliteTests(SqliteStoreFixture fixture)
    : ClusterRunContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class CustomerAttributeSqliteTests(SqliteStoreFixture fixture)
    : CustomerAttributeContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class CustomerExplainerSqliteTests(SqliteStoreFixture fixture)
    : CustomerExplainerContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class CustomerProfileSqliteTests(SqliteStoreFixture fixture)
    : CustomerProfileContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class DoctorSqliteTests(SqliteStoreFixture fixture)
    : DoctorContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ExampleQueriesSqliteTests(SqliteStoreFixture fixture)
    : ExampleQueriesContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class HeldRunSqliteTests(SqliteStoreFixture fixture)
    : HeldRunContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class LoadDefinitionSqliteTests(SqliteStoreFixture fixture)
    : LoadDefinitionContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ProgramCatalogSqliteTests(SqliteStoreFixture fixture)
    : ProgramCatalogContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ProgramLocksSqliteTests(SqliteStoreFixture fixture)
    : ProgramLocksContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class PurchaseStoreSqliteTests(SqliteStoreFixture fixture)
    : PurchaseStoreContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RealDataRunSqliteTests(SqliteStoreFixture fixture)
    : RealDataRunContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RetentionSqliteTests(SqliteStoreFixture fixture)
    : RetentionContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RowSetStatementsSqliteTests(SqliteStoreFixture fixture)
    : RowSetStatementsContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RunComparerSqliteTests(SqliteStoreFixture fixture)
    : RunComparerContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RunLifeCycleSqliteTests(SqliteStoreFixture fixture)
    : RunLifeCycleContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ScheduledRunSqliteTests(SqliteStoreFixture fixture)
    : ScheduledRunContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class SchemaDeployerSqliteTests(SqliteStoreFixture fixture)
    : SchemaDeployerContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class SegmentActionSqliteTests(SqliteStoreFixture fixture)
    : SegmentActionContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class SegmentRowsSqliteTests(SqliteStoreFixture fixture)
    : SegmentRowsContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class SegmentHistorySqliteTests(SqliteStoreFixture fixture)
    : SegmentHistoryContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class SegmentValueSqliteTests(SqliteStoreFixture fixture)
    : SegmentValueContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class SummaryStoreSqliteTests(SqliteStoreFixture fixture)
    : SummaryStoreContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class TransactionStoreSqliteTests(SqliteStoreFixture fixture)
    : TransactionStoreContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class PublicDataLoadSqliteTests(SqliteStoreFixture fixture)
    : PublicDataLoadContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class MissingValueSqliteTests(SqliteStoreFixture fixture)
    : MissingValueContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class PlaceholderDateSqliteTests(SqliteStoreFixture fixture)
    : PlaceholderDateContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RejectShapeSqliteTests(SqliteStoreFixture fixture)
    : RejectShapeContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class DataJumpSqliteTests(SqliteStoreFixture fixture)
    : DataJumpContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class OrderScopeSqliteTests(SqliteStoreFixture fixture)
    : OrderScopeContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class CustomerFormSqliteTests(SqliteStoreFixture fixture)
    : CustomerFormContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RejectedRowSqliteTests(SqliteStoreFixture fixture)
    : RejectedRowContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ValueRunSqliteTests(SqliteStoreFixture fixture)
    : ValueRunContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ViewDeploymentSqliteTests(SqliteStoreFixture fixture)
    : ViewDeploymentContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class ViewExporterSqliteTests(SqliteStoreFixture fixture)
    : ViewExporterContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class WrittenFormatSqliteTests(SqliteStoreFixture fixture)
    : WrittenFormatContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class LoadOverlapSqliteTests(SqliteStoreFixture fixture)
    : LoadOverlapContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class LoadReplacementSqliteTests(SqliteStoreFixture fixture)
    : LoadReplacementContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class LoadUndoSqliteTests(SqliteStoreFixture fixture)
    : LoadUndoContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class NightlyExportSqliteTests(SqliteStoreFixture fixture)
    : NightlyExportContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class LedgerRetentionSqliteTests(SqliteStoreFixture fixture)
    : LedgerRetentionContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class RowFilterSqliteTests(SqliteStoreFixture fixture)
    : RowFilterContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class AuditSqliteTests(SqliteStoreFixture fixture)
    : AuditContract(fixture), IClassFixture<SqliteStoreFixture>;

public sealed class NightSqliteTests(SqliteStoreFixture fixture)
    : NightContract(fixture), IClassFixture<SqliteStoreFixture>;
