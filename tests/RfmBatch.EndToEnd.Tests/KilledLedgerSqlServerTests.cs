using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledLedgerSqlServerTests : KilledLedgerTests
{
    private protected override Task<TestStore> OpenStoreAsync() => TestStore.SqlServerAsync();
}
