using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class ViewExporterSqlServerTests(SqlServerStoreFixture fixture) : ViewExporterContract(fixture), IClassFixture<SqlServerStoreFixture>;
