using RfmBatch.Storage.Specification.Valuation;

namespace RfmBatch.Storage.Sqlite.Tests.Valuation;

public sealed class SegmentValueSqliteTests(SqliteStoreFixture fixture) : SegmentValueContract(fixture), IClassFixture<SqliteStoreFixture>;
