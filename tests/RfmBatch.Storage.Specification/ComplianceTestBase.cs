using System.Reflection;

namespace RfmBatch.Storage.Specification;

/// <summary>Fails when an engine's test project has not derived a contract: nobody can add one and forget the other store.</summary>
public abstract class ComplianceTestBase
{
    /// <summary>Contracts this engine does not derive, each with its reason.</summary>
    protected abstract IReadOnlyDictionary<Type, string> Exceptions { get; }

    [Fact]
    public void Every_contract_is_derived()
    {
        var derived = GetType().Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        var missing = typeof(StoreContract).Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.Name.EndsWith("Contract", StringComparison.Ordinal) && type != typeof(StoreContract))
            .Where(contract => !Exceptions.ContainsKey(contract) && !derived.Exists(contract.IsAssignableFrom))
            .Select(contract => contract.Name)
            .Order(StringComparer.Ordinal);

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_exception_has_a_reason_and_is_needed()
    {
        Assert.All(Exceptions, exception =>
        {
            Assert.False(string.IsNullOrWhiteSpace(exception.Value));
            Assert.DoesNotContain(GetType().Assembly.GetTypes(), type => type.IsSubclassOf(exception.Key));
        });
    }
}
