using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class InterruptedProcessSqlServerTests : InterruptedProcessTests
{
    private protected override Task<TestStore> OpenStoreAsync() => TestStore.SqlServerAsync();
}
