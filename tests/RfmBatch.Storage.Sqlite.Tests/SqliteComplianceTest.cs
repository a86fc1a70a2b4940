using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class SqliteComplianceTest : ComplianceTestBase
{
    protected override IReadOnlyDictionary<Type, string> Exceptions { get; } = new Dictionary<Type, string>();
}
