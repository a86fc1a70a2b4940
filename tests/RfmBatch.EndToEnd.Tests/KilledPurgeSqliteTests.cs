using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledPurgeSqliteTests : KilledPurgeTests
{
    private protected override Task<TestStore> OpenStoreAsync() => Task.FromResult(TestStore.Sqlite());
}
