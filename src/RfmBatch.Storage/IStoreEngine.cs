using RfmBatch.Core;

namespace RfmBatch.Storage;

/// <summary>
/// Opens the stores of one engine; each engine project has one, and the console composes them in a <see cref="StoreRegistry"/>.
/// </summary>
public interface IStoreEngine
{
    /// <summary>Which addresses it opens.</summary>
    StoreEngine Engine { get; }

    /// <summary>Makes the store of an address. Nothing is connected or created yet.</summary>
    /// <exception cref="Core.InvalidInputException">The address cannot be used by this engine.</exception>
    RfmStore Open(StoreAddress address);
}
