using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class DoctorSqlServerTests(SqlServerStoreFixture fixture) : DoctorContract(fixture), IClassFixture<SqlServerStoreFixture>;
