using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class ProgramLocksSqlServerTests(SqlServerStoreFixture fixture) : ProgramLocksContract(fixture), IClassFixture<SqlServerStoreFixture>;
