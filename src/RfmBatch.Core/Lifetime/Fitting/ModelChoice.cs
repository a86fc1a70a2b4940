namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>Which purchase model a run took, and what spoke for each.</summary>
/// <param name="Candidates">Every candidate with its figures.</param>
/// <param name="Reason">Why the chosen one, in a sentence.</param>
public sealed record ModelChoice(IReadOnlyList<CandidateFigures> Candidates, string Reason)
{
    /// <summary>The chosen model, or null for the NBD.</summary>
    internal CandidateModel? Chosen { get; init; }

    /// <summary>Parameters of the chosen model on the customers compared.</summary>
    internal Models.IPurchaseModel? Near { get; init; }
}

/// <summary>What a candidate showed on the customers that were compared.</summary>
/// <param name="ModelName">Its name in the literature.</param>
/// <param name="LogLikelihood">With the gaps of MBG/CNBD-k and the Jacobian of the season, so that candidates compare.</param>
/// <param name="IsIdentified">Whether the data show its dropout.</param>
/// <param name="HoldoutDeviance">Of orders in cells of the holdouts, lower is better; null where it was not measured.</param>
/// <param name="DevianceLead">The chosen model's deviance minus this one's: above 0, this one was nearer to what came. Null for the chosen
/// one and where none was measured.</param>
/// <param name="DevianceLeadError">Its standard error over bootstrap samples of customers.</param>
/// <param name="IsChosen">Whether the run took it.</param>
public sealed record CandidateFigures(
    string ModelName,
    double LogLikelihood,
    bool IsIdentified,
    double? HoldoutDeviance,
    double? DevianceLead,
    double? DevianceLeadError,
    bool IsChosen);
