namespace RfmBatch.Core.Segmentation;

/// <summary>What may be done with the customers of a segment, with the assumptions a plan makes of it.</summary>
/// <param name="Name">Name, unique in the segment; the same name is the same action in every segment.</param>
/// <param name="Channel">How they are reached, such as e-mail.</param>
/// <param name="Offer">What they are offered.</param>
/// <param name="Why">Why these customers.</param>
/// <param name="CostAmount">Cost of treating one customer, ten-thousandths, at least 0.</param>
/// <param name="UpliftProbability">Assumed <em>incremental</em> probability of an order, 0..1: with the action minus without it. Not the
/// response rate.</param>
public sealed record SegmentAction(string Name, string Channel, string Offer, string Why, long CostAmount, double UpliftProbability)
{
    /// <summary>Longest channel, characters.</summary>
    public const int MaxChannelLength = 100;

    /// <summary>Longest offer or reason, characters.</summary>
    public const int MaxTextLength = 400;

    /// <summary>The action of <see cref="RuleSet.NoPurchaseName"/>: none. It gains nothing, so no plan chooses it.</summary>
    internal static SegmentAction LeaveOut { get; } = new(
        "Leave Out", "none", "none", "No purchase in the observed window, so there is no order to expect an amount of.", 0, 0);
}
