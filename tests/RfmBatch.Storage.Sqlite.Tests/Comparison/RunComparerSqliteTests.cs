using RfmBatch.Storage.Specification.Comparison;

namespace RfmBatch.Storage.Sqlite.Tests.Comparison;

public sealed class RunComparerSqliteTests(SqliteStoreFixture fixture) : RunComparerContract(fixture), IClassFixture<SqliteStoreFixture>;
