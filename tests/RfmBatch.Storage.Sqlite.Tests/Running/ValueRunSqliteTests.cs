using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class ValueRunSqliteTests(SqliteStoreFixture fixture) : ValueRunContract(fixture), IClassFixture<SqliteStoreFixture>;
