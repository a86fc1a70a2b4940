namespace RfmBatch.Core.Campaigns;

/// <summary>What a knapsack holds.</summary>
/// <param name="ItemOfGroup">The chosen item of every group, or <see cref="Nothing"/>.</param>
/// <param name="Gain">Gain of the chosen items.</param>
/// <param name="Weight">Weight of the chosen items.</param>
/// <param name="Bound">No choice gains more.</param>
internal sealed record ChoiceSolution(int[] ItemOfGroup, long Gain, long Weight, long Bound)
{
    /// <summary>No item.</summary>
    public const int Nothing = -1;
}
