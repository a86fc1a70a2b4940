using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class PurchaseStoreSqliteTests(SqliteStoreFixture fixture) : PurchaseStoreContract(fixture), IClassFixture<SqliteStoreFixture>;
