using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class HeldRunSqlServerTests(SqlServerStoreFixture fixture) : HeldRunContract(fixture), IClassFixture<SqlServerStoreFixture>;
