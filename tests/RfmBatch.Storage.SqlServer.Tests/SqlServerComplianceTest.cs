using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class SqlServerComplianceTest : ComplianceTestBase
{
    protected override IReadOnlyDictionary<Type, string> Exceptions { get; } = new Dictionary<Type, string>();
}
