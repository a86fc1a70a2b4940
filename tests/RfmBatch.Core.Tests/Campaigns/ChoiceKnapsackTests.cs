using FsCheck;
using FsCheck.Fluent;
using RfmBatch.Core.Campaigns;

namespace RfmBatch.Core.Tests.Campaigns;

public sealed class ChoiceKnapsackTests
{
    // Group 0 from (2, 10) to (5, 19): efficiencies 5 and 3; group 1 (4, 16): efficiency 4. With capacity 8: 10 + 16 = 26 for 6; of the
    // step 3 → 9 two thirds: bound 32. Whole: 26 or 19 for 5; 19 + 16 = 35 weighs 9.
    [Fact]
    public void Steps_are_taken_by_efficiency_and_the_fraction_of_the_next_bounds()
    {
        var solution = ChoiceKnapsack.Solve([0, 2, 3], [2, 5, 4], [10, 19, 16], 8);

        Assert.Equal([0, 2], solution.ItemOfGroup);
        Assert.Equal((26L, 6L, 32L), (solution.Gain, solution.Weight, solution.Bound));
    }

    [Fact]
    public void Items_that_gain_nothing_or_are_beaten_are_never_chosen()
    {
        // Of one group: loses, gains nothing, is below the line from 0 to the last, is the last.
        var solution = ChoiceKnapsack.Solve([0, 4], [1, 1, 3, 4], [-1, 0, 5, 10], 3);

        Assert.Equal(ChoiceSolution.Nothing, Assert.Single(ChoiceKnapsack.Solve([0, 2], [0, 0], [0, -3], 9).ItemOfGroup));
        Assert.Equal(5, solution.Gain); // the single item that fits
        Assert.Equal(7, solution.Bound); // 10 · 3/4, rounded down
    }

    [Fact]
    public void What_weighs_nothing_is_taken_without_capacity() =>
        Assert.Equal([1, ChoiceSolution.Nothing], ChoiceKnapsack.Solve([0, 2, 3], [0, 0, 1], [3, 4, 9], 0).ItemOfGroup);

    [Fact]
    public void A_single_large_item_beats_a_small_efficient_one() =>
        Assert.Equal([ChoiceSolution.Nothing, 1], ChoiceKnapsack.Solve([0, 1, 2], [1, 100], [3, 200], 100).ItemOfGroup);

    [Fact]
    public void Against_brute_force_the_bound_holds_and_the_gap_is_less_than_one_step() =>
        Prop.ForAll(Arb.From(Instances), instance =>
        {
            var (starts, weights, gains, capacity) = instance;
            var solution = ChoiceKnapsack.Solve(starts, weights, gains, capacity);
            var best = Best(starts, weights, gains, capacity);
            var chosen = solution.ItemOfGroup.Where(item => item != ChoiceSolution.Nothing).ToList();

            // The items are of their groups, and gain and weight are theirs.
            var isConsistent = solution.ItemOfGroup
                .Select((item, group) => item == ChoiceSolution.Nothing || (item >= starts[group] && item < starts[group + 1]))
                .All(isOwn => isOwn)
                && solution.Gain == chosen.Sum(item => gains[item]) && solution.Weight == chosen.Sum(item => weights[item]);
            return isConsistent
                && solution.Weight <= capacity
                && chosen.TrueForAll(item => gains[item] > 0)
                && solution.Gain <= best && best <= solution.Bound
                && solution.Bound - solution.Gain <= gains.Append(0).Max()
                && solution.Gain * 2 >= best;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_capacity_never_lowers_the_bound_and_enough_of_it_takes_the_best_of_every_group() =>
        Prop.ForAll(Arb.From(Instances), instance =>
        {
            var (starts, weights, gains, capacity) = instance;
            var all = ChoiceKnapsack.Solve(starts, weights, gains, weights.Sum());
            var best = Enumerable.Range(0, starts.Length - 1).Sum(group => gains[starts[group]..starts[group + 1]].Append(0).Max());
            return all.Gain == best && all.Bound == best
                && ChoiceKnapsack.Solve(
                    starts, weights, gains, capacity).Bound <= ChoiceKnapsack.Solve(starts, weights, gains, capacity + 1).Bound;
        }).QuickCheckThrowOnFailure();

    private static Gen<(int[] Starts, long[] Weights, long[] Gains, long Capacity)> Instances =>
        from sizes in Gen.Choose(0, 4).ArrayOf(5)
        from weights in Gen.Choose(0, 12).ArrayOf(20)
        from gains in Gen.Choose(-4, 40).ArrayOf(20)
        from capacity in Gen.Choose(0, 40)
        let starts = sizes.Aggregate(new List<int> { 0 }, (list, size) => [.. list, list[^1] + size]).ToArray()
        select (
            starts,
            weights[..starts[^1]].Select(weight => (long)weight).ToArray(),
            gains[..starts[^1]].Select(gain => (long)gain).ToArray(),
            (long)capacity);

    // Every choice of at most one item per group.
    private static long Best(int[] starts, long[] weights, long[] gains, long capacity)
    {
        long From(int group, long left)
        {
            if (group == starts.Length - 1)
            {
                return 0;
            }

            var best = From(group + 1, left);
            for (var item = starts[group]; item < starts[group + 1]; item++)
            {
                if (weights[item] <= left)
                {
                    best = Math.Max(best, gains[item] + From(group + 1, left - weights[item]));
                }
            }

            return best;
        }

        return From(0, capacity);
    }
}
