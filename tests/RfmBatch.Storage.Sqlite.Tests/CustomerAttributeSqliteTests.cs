using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class CustomerAttributeSqliteTests(SqliteStoreFixture fixture) : CustomerAttributeContract(fixture), IClassFixture<SqliteStoreFixture>;
