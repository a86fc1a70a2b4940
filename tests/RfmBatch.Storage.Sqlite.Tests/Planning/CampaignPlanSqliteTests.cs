using RfmBatch.Storage.Specification.Planning;

namespace RfmBatch.Storage.Sqlite.Tests.Planning;

public sealed class CampaignPlanSqliteTests(SqliteStoreFixture fixture) : CampaignPlanContract(fixture), IClassFixture<SqliteStoreFixture>;
