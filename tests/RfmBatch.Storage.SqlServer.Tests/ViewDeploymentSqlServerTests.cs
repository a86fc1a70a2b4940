using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class ViewDeploymentSqlServerTests(SqlServerStoreFixture fixture) : ViewDeploymentContract(fixture), IClassFixture<SqlServerStoreFixture>;
