using RfmBatch.Storage.Publication;

namespace RfmBatch.Application.Publication;

/// <summary>A program's cohorts and months.</summary>
internal sealed record CohortFigures(IReadOnlyList<CohortRow> Cohorts, IReadOnlyList<MonthRow> Months)
{
    public static CohortFigures None { get; } = new([], []);
}
