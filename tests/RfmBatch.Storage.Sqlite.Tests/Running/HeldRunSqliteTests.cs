using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class HeldRunSqliteTests(SqliteStoreFixture fixture) : HeldRunContract(fixture), IClassFixture<SqliteStoreFixture>;
