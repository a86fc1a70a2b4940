using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class CalendarStoreSqliteTests(SqliteStoreFixture fixture) : CalendarStoreContract(fixture), IClassFixture<SqliteStoreFixture>;
