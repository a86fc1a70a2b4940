using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class CustomerAttributeSqlServerTests(SqlServerStoreFixture fixture) : CustomerAttributeContract(fixture), IClassFixture<SqlServerStoreFixture>;
