using RfmBatch.Storage.Specification.Planning;

namespace RfmBatch.Storage.SqlServer.Tests.Planning;

public sealed class CampaignPlanSqlServerTests(SqlServerStoreFixture fixture) : CampaignPlanContract(fixture), IClassFixture<SqlServerStoreFixture>;
