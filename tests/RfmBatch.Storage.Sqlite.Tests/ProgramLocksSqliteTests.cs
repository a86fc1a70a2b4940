using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class ProgramLocksSqliteTests(SqliteStoreFixture fixture) : ProgramLocksContract(fixture), IClassFixture<SqliteStoreFixture>;
