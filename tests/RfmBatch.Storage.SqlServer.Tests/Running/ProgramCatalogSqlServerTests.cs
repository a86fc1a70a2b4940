using RfmBatch.Storage.Specification.Running;

namespace RfmBatch.Storage.SqlServer.Tests.Running;

public sealed class ProgramCatalogSqlServerTests(SqlServerStoreFixture fixture) : ProgramCatalogContract(fixture), IClassFixture<SqlServerStoreFixture>;
