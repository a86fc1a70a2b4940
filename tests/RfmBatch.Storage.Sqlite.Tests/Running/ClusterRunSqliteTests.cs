using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class ClusterRunSqliteTests(SqliteStoreFixture fixture) : ClusterRunContract(fixture), IClassFixture<SqliteStoreFixture>;
