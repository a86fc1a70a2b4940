using RfmBatch.Storage.Specification.Comparison;

namespace RfmBatch.Storage.SqlServer.Tests.Comparison;

public sealed class RunComparerSqlServerTests(SqlServerStoreFixture fixture) : RunComparerContract(fixture), IClassFixture<SqlServerStoreFixture>;
