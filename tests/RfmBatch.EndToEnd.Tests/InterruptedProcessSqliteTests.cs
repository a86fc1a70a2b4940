using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class InterruptedProcessSqliteTests : InterruptedProcessTests
{
    private protected override Task<TestStore> OpenStoreAsync() => Task.FromResult(TestStore.Sqlite());
}
