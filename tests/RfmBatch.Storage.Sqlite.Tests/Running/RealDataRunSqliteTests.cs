using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class RealDataRunSqliteTests(SqliteStoreFixture fixture) : RealDataRunContract(fixture), IClassFixture<SqliteStoreFixture>;
