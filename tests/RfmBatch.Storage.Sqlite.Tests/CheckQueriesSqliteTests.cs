using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class CheckQueriesSqliteTests(SqliteStoreFixture fixture) : CheckQueriesContract(fixture), IClassFixture<SqliteStoreFixture>;
