using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class ScheduledRunSqlServerTests(SqlServerStoreFixture fixture) : ScheduledRunContract(fixture), IClassFixture<SqlServerStoreFixture>;
