using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class DoctorSqliteTests(SqliteStoreFixture fixture) : DoctorContract(fixture), IClassFixture<SqliteStoreFixture>;
