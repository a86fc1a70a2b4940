using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class CustomerProfileSqlServerTests(SqlServerStoreFixture fixture) : CustomerProfileContract(fixture), IClassFixture<SqlServerStoreFixture>;
