using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class TableLoadSqliteTests(SqliteStoreFixture fixture) : TableLoadContract(fixture), IClassFixture<SqliteStoreFixture>;
