using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class ScheduledRunSqliteTests(SqliteStoreFixture fixture) : ScheduledRunContract(fixture), IClassFixture<SqliteStoreFixture>;
