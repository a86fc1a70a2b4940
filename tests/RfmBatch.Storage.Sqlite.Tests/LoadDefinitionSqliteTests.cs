using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class LoadDefinitionSqliteTests(SqliteStoreFixture fixture) : LoadDefinitionContract(fixture), IClassFixture<SqliteStoreFixture>;
