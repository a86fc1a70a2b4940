using RfmBatch.Storage.Specification.Valuation;

namespace RfmBatch.Storage.SqlServer.Tests.Valuation;

public sealed class SegmentValueSqlServerTests(SqlServerStoreFixture fixture) : SegmentValueContract(fixture), IClassFixture<SqlServerStoreFixture>;
