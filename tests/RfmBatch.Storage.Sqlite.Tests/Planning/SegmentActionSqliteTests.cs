using RfmBatch.Storage.Specification.Planning;

namespace RfmBatch.Storage.Sqlite.Tests.Planning;

public sealed class SegmentActionSqliteTests(SqliteStoreFixture fixture) : SegmentActionContract(fixture), IClassFixture<SqliteStoreFixture>;
