namespace RfmBatch.Storage.Loading;

/// <summary>What the ledger knows of a load when it begins.</summary>
/// <param name="Kind">One of <see cref="LoadKind"/>.</param>
/// <param name="SourceName">File name without its folder, or <c>table:schema.Name</c>; at most 400 characters.</param>
/// <param name="SourceHash">SHA-256 in lower-case hexadecimal: of the file's bytes, or of the source name of a table.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="OptionsJson">The options as given, so that the load can be repeated.</param>
public sealed record LoadStart(string Kind, string SourceName, string SourceHash, DateTimeOffset StartedAt, string OptionsJson);
