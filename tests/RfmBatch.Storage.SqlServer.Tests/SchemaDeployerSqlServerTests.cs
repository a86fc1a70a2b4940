using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class SchemaDeployerSqlServerTests(SqlServerStoreFixture fixture) : SchemaDeployerContract(fixture), IClassFixture<SqlServerStoreFixture>;
