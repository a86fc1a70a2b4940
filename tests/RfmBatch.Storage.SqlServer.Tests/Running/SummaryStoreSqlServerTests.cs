using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class SummaryStoreSqlServerTests(SqlServerStoreFixture fixture) : SummaryStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;
