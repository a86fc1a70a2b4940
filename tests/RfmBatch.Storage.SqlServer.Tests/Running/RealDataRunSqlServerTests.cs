using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class RealDataRunSqlServerTests(SqlServerStoreFixture fixture) : RealDataRunContract(fixture), IClassFixture<SqlServerStoreFixture>;
