using RfmBatch.Core;

namespace RfmBatch.Application.Loading;

/// <summary>A table has no rows that are newer than those loaded from it before.</summary>
public sealed class NothingNewException(string message) : RfmBatchException(message, "There is nothing to do.");
