namespace RfmBatch.Storage.Reading;

/// <summary>One column of a <c>bi</c> view.</summary>
/// <param name="Name">Name in the contract.</param>
/// <param name="Kind">What it holds.</param>
public sealed record BiColumn(string Name, BiColumnKind Kind);
