using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class SegmentHistorySqliteTests(SqliteStoreFixture fixture) : SegmentHistoryContract(fixture), IClassFixture<SqliteStoreFixture>;
