using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class CustomerExplainerSqliteTests(SqliteStoreFixture fixture) : CustomerExplainerContract(fixture), IClassFixture<SqliteStoreFixture>;
