using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class BiIdentitiesSqlServerTests(SqlServerStoreFixture fixture) : BiIdentitiesContract(fixture), IClassFixture<SqlServerStoreFixture>;
