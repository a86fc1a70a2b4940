using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class RunLifeCycleSqlServerTests(SqlServerStoreFixture fixture) : RunLifeCycleContract(fixture), IClassFixture<SqlServerStoreFixture>;
