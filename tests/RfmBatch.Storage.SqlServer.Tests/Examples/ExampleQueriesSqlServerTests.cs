using RfmBatch.Storage.Specification.Examples;

namespace RfmBatch.Storage.SqlServer.Tests.Examples;

public sealed class ExampleQueriesSqlServerTests(SqlServerStoreFixture fixture) : ExampleQueriesContract(fixture), IClassFixture<SqlServerStoreFixture>;
