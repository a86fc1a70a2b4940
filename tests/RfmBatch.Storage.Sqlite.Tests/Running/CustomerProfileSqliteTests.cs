using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class CustomerProfileSqliteTests(SqliteStoreFixture fixture) : CustomerProfileContract(fixture), IClassFixture<SqliteStoreFixture>;
