namespace RfmBatch.Core.Campaigns;

/// <summary>Every customer's possible actions as items of a knapsack, in columns; group = row of the candidates.</summary>
internal sealed class KnapsackItems
{
    // Above this no order is expected to be; it keeps sums within long.
    private const double MostGain = 1e12 * Amount.Scale;

    private KnapsackItems(int[] groupStarts, long[] weights, long[] gains, int[] options, int[] candidateCounts) =>
        (GroupStarts, Weights, Gains, Options, CandidateCounts) = (groupStarts, weights, gains, options, candidateCounts);

    public int[] GroupStarts { get; }

    public long[] Weights { get; }

    /// <summary>Ten-thousandths, rounded half to even.</summary>
    public long[] Gains { get; }

    /// <summary>Index of each item's option.</summary>
    public int[] Options { get; }

    /// <summary>Items that gain, by option.</summary>
    public int[] CandidateCounts { get; }

    public static KnapsackItems Of(CampaignCandidates candidates, IReadOnlyList<TreatmentOption> options, decimal marginShare)
    {
        var ofSegment = options.Select((option, i) => (option.SegmentKey, Index: i)).ToLookup(pair => pair.SegmentKey, pair => pair.Index);
        var indexes = ofSegment.ToDictionary(group => group.Key, group => group.ToArray());
        var margin = (double)marginShare;
        var starts = new int[candidates.Count + 1];
        var (weights, gains, optionOfItem) = (
            new List<long>(candidates.Count), new List<long>(candidates.Count), new List<int>(candidates.Count));
        var counts = new int[options.Count];
        for (var row = 0; row < candidates.Count; row++)
        {
            foreach (var index in indexes.GetValueOrDefault(candidates.SegmentKeys[row]) ?? [])
            {
                var gain = GainOf(options[index], candidates.OrderAmounts[row], margin);
                if (gain > 0)
                {
                    weights.Add(options[index].Action.CostAmount);
                    gains.Add(gain);
                    optionOfItem.Add(index);
                    counts[index]++;
                }
            }

            starts[row + 1] = weights.Count;
        }

        return new KnapsackItems(starts, [.. weights], [.. gains], [.. optionOfItem], counts);
    }

    private static long GainOf(TreatmentOption option, double orderAmount, double margin) =>
        orderAmount > 0
            ? (long)Math.Round(
                Math.Min(option.Action.UpliftProbability * margin * orderAmount * Amount.Scale, MostGain),
                MidpointRounding.ToEven) - option.Action.CostAmount
            : 0;
}
