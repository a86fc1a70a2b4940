using RfmBatch.Storage.Specification.Runs;

namespace RfmBatch.Storage.Sqlite.Tests.Runs;

public sealed class InterruptedPurgeSqliteTests(SqliteStoreFixture fixture)
    : InterruptedPurgeContract(fixture), IClassFixture<SqliteStoreFixture>;
