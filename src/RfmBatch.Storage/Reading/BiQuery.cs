namespace RfmBatch.Storage.Reading;

/// <summary>Which rows of which <c>bi</c> view.</summary>
/// <param name="ViewName">Name of the view, with or without <c>bi.</c>.</param>
/// <param name="RunKey">A published run, or null for the view's default (<see cref="BiRunScope"/>).</param>
public sealed record BiQuery(string ViewName, int? RunKey = null)
{
    /// <summary>Only these columns, in this order; null for all. What is not asked for is not computed.</summary>
    public IReadOnlyList<string>? Columns { get; init; }
}
