namespace RfmBatch.Core.Lifetime.Models;

/// <summary>One number of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; scales of time are in weeks, of money in currency units.</param>
public sealed record ModelParameter(string Name, double Value);
