using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class SummaryStoreSqliteTests(SqliteStoreFixture fixture) : SummaryStoreContract(fixture), IClassFixture<SqliteStoreFixture>;
