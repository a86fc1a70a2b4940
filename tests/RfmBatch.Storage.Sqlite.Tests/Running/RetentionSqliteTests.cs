using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class RetentionSqliteTests(SqliteStoreFixture fixture) : RetentionContract(fixture), IClassFixture<SqliteStoreFixture>;
