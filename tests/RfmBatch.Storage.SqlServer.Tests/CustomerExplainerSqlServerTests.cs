using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class CustomerExplainerSqlServerTests(SqlServerStoreFixture fixture) : CustomerExplainerContract(fixture), IClassFixture<SqlServerStoreFixture>;
