using RfmBatch.Core.Operations;

namespace RfmBatch.Storage.Operations;

/// <summary>Something that must hold between the stored rows of a run, as a query that returns offenders.</summary>
/// <param name="CheckId">Stable id, of the same numbers as <see cref="Core.Operations.QualityCatalogue"/>'s.</param>
/// <param name="Title">What is asserted, a few words.</param>
/// <param name="QueryName">The file, without folder and ending.</param>
/// <param name="Moment">When it can be asked for.</param>
public sealed record Identity(string CheckId, string Title, string QueryName, IdentityMoment Moment);
