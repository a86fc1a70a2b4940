using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class CalendarStoreSqlServerTests(SqlServerStoreFixture fixture) : CalendarStoreContract(fixture), IClassFixture<SqlServerStoreFixture>;
