using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class BiIdentitiesSqliteTests(SqliteStoreFixture fixture) : BiIdentitiesContract(fixture), IClassFixture<SqliteStoreFixture>;
