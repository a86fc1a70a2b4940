using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class SchemaDeployerSqliteTests(SqliteStoreFixture fixture) : SchemaDeployerContract(fixture), IClassFixture<SqliteStoreFixture>;
