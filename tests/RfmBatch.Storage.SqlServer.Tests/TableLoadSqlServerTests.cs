using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class TableLoadSqlServerTests(SqlServerStoreFixture fixture) : TableLoadContract(fixture), IClassFixture<SqlServerStoreFixture>;
