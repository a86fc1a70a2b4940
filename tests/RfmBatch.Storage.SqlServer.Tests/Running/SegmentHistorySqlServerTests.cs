using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class SegmentHistorySqlServerTests(SqlServerStoreFixture fixture) : SegmentHistoryContract(fixture), IClassFixture<SqlServerStoreFixture>;
