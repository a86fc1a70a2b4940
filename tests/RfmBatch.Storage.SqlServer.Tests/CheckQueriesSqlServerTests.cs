using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class CheckQueriesSqlServerTests(SqlServerStoreFixture fixture) : CheckQueriesContract(fixture), IClassFixture<SqlServerStoreFixture>;
