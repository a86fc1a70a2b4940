using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class BiRunSqliteTests(SqliteStoreFixture fixture) : BiRunContract(fixture), IClassFixture<SqliteStoreFixture>;
