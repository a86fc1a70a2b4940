using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class InterruptedPurgeSqlServerTests(SqlServerStoreFixture fixture) : InterruptedPurgeContract(fixture), IClassFixture<SqlServerStoreFixture>;
