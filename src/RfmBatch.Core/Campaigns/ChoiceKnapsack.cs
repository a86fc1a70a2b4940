namespace RfmBatch.Core.Campaigns;

/// <summary>
/// The multiple-choice knapsack by its linear relaxation: at most one item of every group, total weight within the capacity, gain as large
/// as possible.
/// </summary>
/// <remarks>
/// Items that another one of the group, or a mixture of two, beats at no more weight are left out; what remains is the upper hull of the
/// group, whose steps have falling efficiencies (gain per weight). Taking steps of all groups by falling efficiency until one does not fit,
/// and of that one the fraction that does, solves the relaxation: P. Sinha and A. A. Zoltners, "The multiple-choice knapsack problem",
/// Operations Research 27 (1979); H. Kellerer, U. Pferschy and D. Pisinger, Knapsack Problems (2004), ch. 11. The whole steps, and later
/// ones that still fit, are the answer, unless a single item is better. It is short of the optimum by less than the gain of the one step
/// that did not fit, and the relaxation's value bounds the optimum from above.
/// </remarks>
internal static class ChoiceKnapsack
{
    /// <summary>Solves it.</summary>
    /// <param name="groupStarts">Items of group g are groupStarts[g]..groupStarts[g + 1] − 1; one more than groups.</param>
    /// <param name="weights">Weights, at least 0.</param>
    /// <param name="gains">Gains; items that gain nothing or lose are never chosen.</param>
    /// <param name="capacity">Weight that may be used, at least 0.</param>
    public static ChoiceSolution Solve(int[] groupStarts, long[] weights, long[] gains, long capacity)
    {
        var steps = ChoiceSteps.Of(groupStarts, weights, gains);
        var groups = groupStarts.Length - 1;
        var chosen = new int[groups];
        Array.Fill(chosen, ChoiceSolution.Nothing);
        var isFull = new bool[groups];
        var (left, gain) = (capacity, 0L);
        long? bound = null;
        foreach (var at in steps.ByEfficiency())
        {
            var (group, weight, stepGain) = (steps.Groups[at], steps.Weights[at], steps.Gains[at]);
            if (isFull[group])
            {
                continue;
            }

            if (weight > left)
            {
                // The whole optimum is a whole number, so the fraction may be rounded down.
                bound ??= gain + (long)((Int128)stepGain * left / weight);
                isFull[group] = true;
                continue;
            }

            left -= weight;
            gain += stepGain;
            chosen[group] = steps.Items[at];
        }

        var single = BestSingle(groupStarts, weights, gains, capacity);
        if (single.Item != ChoiceSolution.Nothing && gains[single.Item] > gain)
        {
            Array.Fill(chosen, ChoiceSolution.Nothing);
            chosen[single.Group] = single.Item;
            (left, gain) = (capacity - weights[single.Item], gains[single.Item]);
        }

        return new ChoiceSolution(chosen, gain, capacity - left, bound ?? gain);
    }

    private static (int Group, int Item) BestSingle(int[] groupStarts, long[] weights, long[] gains, long capacity)
    {
        var best = (Group: 0, Item: ChoiceSolution.Nothing);
        for (var group = 0; group < groupStarts.Length - 1; group++)
        {
            for (var item = groupStarts[group]; item < groupStarts[group + 1]; item++)
            {
                if (weights[item] <= capacity && gains[item] > (best.Item == ChoiceSolution.Nothing ? 0 : gains[best.Item]))
                {
                    best = (group, item);
                }
            }
        }

        return best;
    }
}

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
