using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledLedgerSqliteTests : KilledLedgerTests
{
    private protected override Task<TestStore> OpenStoreAsync() => Task.FromResult(TestStore.Sqlite());
}
