using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class ValueRunSqlServerTests(SqlServerStoreFixture fixture) : ValueRunContract(fixture), IClassFixture<SqlServerStoreFixture>;
