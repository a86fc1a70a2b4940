using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class KilledActSqlServerTests : KilledActTests
{
    private protected override Task<TestStore> OpenStoreAsync() => TestStore.SqlServerAsync();
}
