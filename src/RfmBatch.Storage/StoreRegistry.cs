using RfmBatch.Core;

namespace RfmBatch.Storage;

/// <summary>The engines a program was built with: the one place where an address becomes a store.</summary>
public sealed class StoreRegistry
{
    private readonly Dictionary<StoreEngine, IStoreEngine> _engines;

    /// <summary>Composes the engines.</summary>
    public StoreRegistry(params IStoreEngine[] engines) => _engines = engines.ToDictionary(engine => engine.Engine);

    /// <summary>Opens the store of an address as given with <c>--store</c>. Nothing is connected or created yet.</summary>
    /// <exception cref="Core.InvalidInputException">The address is not valid.</exception>
    public RfmStore Open(string address)
    {
        var parsed = StoreAddress.Parse(address);
        return _engines.TryGetValue(parsed.Engine, out var engine)
            ? engine.Open(parsed)
            : throw new RfmBatch.Core.InvalidInputException(
                [$"This program was built without {parsed.Engine}."], "Use a store of another kind.");
    }
}
