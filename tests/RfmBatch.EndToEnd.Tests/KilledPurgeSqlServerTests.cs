using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledPurgeSqlServerTests : KilledPurgeTests
{
    private protected override Task<TestStore> OpenStoreAsync() => TestStore.SqlServerAsync();
}
