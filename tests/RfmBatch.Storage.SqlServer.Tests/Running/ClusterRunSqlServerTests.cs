using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class ClusterRunSqlServerTests(SqlServerStoreFixture fixture) : ClusterRunContract(fixture), IClassFixture<SqlServerStoreFixture>;
