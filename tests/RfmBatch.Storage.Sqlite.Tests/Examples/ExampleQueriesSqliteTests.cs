using RfmBatch.Storage.Specification.Examples;

namespace RfmBatch.Storage.Sqlite.Tests.Examples;

public sealed class ExampleQueriesSqliteTests(SqliteStoreFixture fixture) : ExampleQueriesContract(fixture), IClassFixture<SqliteStoreFixture>;
