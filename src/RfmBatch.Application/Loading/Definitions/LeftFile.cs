namespace RfmBatch.Application.Loading.Definitions;

/// <summary>A file that was not loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, without personal data.</param>
public sealed record LeftFile(string Name, string Reason);
