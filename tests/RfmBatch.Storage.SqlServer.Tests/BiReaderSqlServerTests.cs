using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class BiReaderSqlServerTests(SqlServerStoreFixture fixture) : BiReaderContract(fixture), IClassFixture<SqlServerStoreFixture>;
