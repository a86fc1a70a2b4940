using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading;

/// <summary>A number after the sample has two readings, and nothing decides so far: the whole file must be looked at first.</summary>
internal sealed class LateAmbiguityException(WrittenValue value)
    : RfmBatchException($"The numbers can be read in two ways: {value}.", "The whole file is looked at, and then read once more.");
