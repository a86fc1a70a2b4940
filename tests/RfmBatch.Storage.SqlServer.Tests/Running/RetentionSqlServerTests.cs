using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class RetentionSqlServerTests(SqlServerStoreFixture fixture) : RetentionContract(fixture), IClassFixture<SqlServerStoreFixture>;
