using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.Sqlite.Tests.Running;

public sealed class ProgramCatalogSqliteTests(SqliteStoreFixture fixture) : ProgramCatalogContract(fixture), IClassFixture<SqliteStoreFixture>;
