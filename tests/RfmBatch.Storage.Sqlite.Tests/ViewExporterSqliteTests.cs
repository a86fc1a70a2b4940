using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class ViewExporterSqliteTests(SqliteStoreFixture fixture) : ViewExporterContract(fixture), IClassFixture<SqliteStoreFixture>;
