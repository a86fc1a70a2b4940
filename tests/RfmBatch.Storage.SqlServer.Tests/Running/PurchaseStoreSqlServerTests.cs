using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class PurchaseStoreSqlServerTests(SqlServerStoreFixture fixture) : PurchaseStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;
