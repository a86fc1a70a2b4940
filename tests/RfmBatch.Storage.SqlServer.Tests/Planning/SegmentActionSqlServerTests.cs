using RfmBatch.Storage.Specification.Planning;

namespace RfmBatch.Storage.SqlServer.Tests.Planning;

public sealed class SegmentActionSqlServerTests(SqlServerStoreFixture fixture) : SegmentActionContract(fixture), IClassFixture<SqlServerStoreFixture>;
