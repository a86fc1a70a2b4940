using RfmBatch.Storage.Specification.Runs;

namespace RfmBatch.Storage.SqlServer.Tests.Runs;

public sealed class InterruptedPurgeSqlServerTests(SqlServerStoreFixture fixture)
    : InterruptedPurgeContract(fixture), IClassFixture<SqlServerStoreFixture>;
