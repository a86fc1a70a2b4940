using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class TransactionStoreSqlServerTests(SqlServerStoreFixture fixture) : TransactionStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;
