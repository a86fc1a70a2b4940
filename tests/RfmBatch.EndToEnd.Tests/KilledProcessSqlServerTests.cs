using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledProcessSqlServerTests : KilledProcessTests
{
    private protected override Task<TestStore> OpenStoreAsync() => TestStore.SqlServerAsync();
}
