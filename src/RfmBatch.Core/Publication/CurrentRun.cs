namespace RfmBatch.Core.Publication;

/// <summary>A current run and the earlier current runs that it is compared with.</summary>
/// <param name="Run">The run.</param>
/// <param name="Previous">The nearest earlier current run, or null for the first.</param>
/// <param name="OneMonthEarlier">The current run nearest to as-of − 1 month, at most 10 days from it, or null.</param>
/// <param name="TwelveMonthsEarlier">The current run nearest to as-of − 12 months, at most 30 days from it, or null.</param>
public sealed record CurrentRun(PublishedRun Run, RunLink? Previous, RunLink? OneMonthEarlier, RunLink? TwelveMonthsEarlier);
