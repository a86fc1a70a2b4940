using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class RunLifeCycleSqliteTests(SqliteStoreFixture fixture) : RunLifeCycleContract(fixture), IClassFixture<SqliteStoreFixture>;
