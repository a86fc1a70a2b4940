using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class TransactionStoreSqliteTests(SqliteStoreFixture fixture) : TransactionStoreContract(fixture), IClassFixture<SqliteStoreFixture>;
