using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class BiReaderSqliteTests(SqliteStoreFixture fixture) : BiReaderContract(fixture), IClassFixture<SqliteStoreFixture>;
