using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledProcessSqliteTests : KilledProcessTests
{
    private protected override Task<TestStore> OpenStoreAsync() => Task.FromResult(TestStore.Sqlite());
}
