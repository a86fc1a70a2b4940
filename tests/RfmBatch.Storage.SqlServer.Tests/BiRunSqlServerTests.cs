using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class BiRunSqlServerTests(SqlServerStoreFixture fixture) : BiRunContract(fixture), IClassFixture<SqlServerStoreFixture>;
