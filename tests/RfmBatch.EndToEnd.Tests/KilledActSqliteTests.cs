using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledActSqliteTests : KilledActTests
{
    private protected override Task<TestStore> OpenStoreAsync() => Task.FromResult(TestStore.Sqlite());
}
