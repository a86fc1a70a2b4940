using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class LoadDefinitionSqlServerTests(SqlServerStoreFixture fixture) : LoadDefinitionContract(fixture), IClassFixture<SqlServerStoreFixture>;
