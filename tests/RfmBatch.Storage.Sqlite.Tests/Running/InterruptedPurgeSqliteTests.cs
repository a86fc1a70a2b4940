using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class InterruptedPurgeSqliteTests(SqliteStoreFixture fixture) : InterruptedPurgeContract(fixture), IClassFixture<SqliteStoreFixture>;
