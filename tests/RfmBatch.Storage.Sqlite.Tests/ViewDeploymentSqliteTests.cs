using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class ViewDeploymentSqliteTests(SqliteStoreFixture fixture) : ViewDeploymentContract(fixture), IClassFixture<SqliteStoreFixture>;
