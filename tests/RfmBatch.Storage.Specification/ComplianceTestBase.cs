using System.Reflection;

namespace RfmBatch.Storage.Specification;

/// <summary>Fails when an engine's test project has not derived a contract: nobody can add one and forget the other store.</summary>
public abstract class ComplianceTestBase
{
    /// <summary>Contracts this engine does not derive, each with its reason.</summary>
    protected abstract IReadOnlyDictionary<Type, string> Exceptions { get; }

    [Fact]
    public void Every_contract_is_derived_once()
    {
        var derived = GetType().Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        var wrong = Contracts().Where(contract => !Exceptions.ContainsKey(contract))
            .Select(contract => (contract.Name, Count: derived.Count(contract.IsAssignableFrom)))
            .Where(contract => contract.Count != 1)
            .Select(
                contract => contract.Count == 0 ? $"{contract.Name} is not derived" : $"{contract.Name} is derived {contract.Count} times")
            .Order(StringComparer.Ordinal);

        Assert.Empty(wrong);
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

    // What others of the assembly derive from is a base, not a contract of its own.
    private static List<Type> Contracts()
    {
        var types = typeof(StoreContract).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StoreContract))).ToList();
        var contracts = types.Where(type => !types.Exists(other => other.IsSubclassOf(type))).ToList();
        Assert.NotEmpty(contracts);
        return contracts;
    }
}
