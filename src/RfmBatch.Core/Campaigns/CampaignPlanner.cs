namespace RfmBatch.Core.Campaigns;

/// <summary>Makes campaign plans.</summary>
/// <remarks>
/// Gain of an action = uplift · margin · expected order amount − cost, where the uplift is the incremental probability of an order.
/// Choosing at most one action per customer under a budget is a multiple-choice knapsack (<see cref="ChoiceKnapsack"/>). Since a share of
/// the chosen is left alone as control and costs nothing, the choice is made with budget ÷ (1 − control share). The control is drawn within
/// each action, so that every action can be measured.
/// </remarks>
public static class CampaignPlanner
{
    // Of its own among the streams of a seed.
    private const int ControlStream = 7001;

    /// <summary>Chooses.</summary>
    /// <param name="candidates">Whom there is to choose from; whoever must not be contacted is not among them.</param>
    /// <param name="options">What may be done with each segment.</param>
    /// <param name="settings">Budget, control, margin and seed.</param>
    public static CampaignPlan Plan(CampaignCandidates candidates, IReadOnlyList<TreatmentOption> options, CampaignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        var items = KnapsackItems.Of(candidates, options, settings.MarginShare);
        var capacity = decimal.ToInt64(Math.Min(decimal.Floor(settings.BudgetAmount / (1 - settings.ControlShare)), long.MaxValue));
        var solution = ChoiceKnapsack.Solve(items.GroupStarts, items.Weights, items.Gains, capacity);
        var chosen = Rank(solution, items);
        var controls = DrawControls(chosen, options, settings);
        var treated = Affordable(chosen, controls, options, settings.BudgetAmount);
        return new CampaignPlan
        {
            Settings = settings,
            Options = options,
            CandidateCounts = items.CandidateCounts,
            CandidateCount = candidates.Count,
            Customers = [.. treated.Select((customer, i) => customer with { Priority = i + 1 })],
            BoundGainAmount = solution.Bound,
            SelectedGainAmount = solution.Gain,
        };
    }

    /// <summary>Most gain for the cost first; what costs nothing before all; of equals the larger gain, then the customer id.</summary>
    private static List<CampaignCustomer> Rank(ChoiceSolution solution, KnapsackItems items)
    {
        var chosen = new List<(int Row, int Item)>();
        for (var row = 0; row < solution.ItemOfGroup.Length; row++)
        {
            if (solution.ItemOfGroup[row] is var item && item != ChoiceSolution.Nothing)
            {
                chosen.Add((row, item));
            }
        }

        return [.. chosen
            .OrderByDescending(
                pair => items.Weights[pair.Item] == 0 ? double.PositiveInfinity : (double)items.Gains[pair.Item] / items.Weights[pair.Item])
            .ThenByDescending(pair => items.Gains[pair.Item])
            .ThenBy(pair => pair.Row)
            .Select(
                (pair, i) => new CampaignCustomer(pair.Row, items.Options[pair.Item], i + 1, IsControl: false, items.Gains[pair.Item]))];
    }

    /// <summary>Draws the control of every action, the same customers for a seed whatever else is in the plan's order.</summary>
    private static HashSet<int> DrawControls(
        List<CampaignCustomer> chosen, IReadOnlyList<TreatmentOption> options, CampaignSettings settings)
    {
        var controls = new HashSet<int>();
        var byAction = chosen.GroupBy(customer => options[customer.Option].Action.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var (action, stream) in byAction.Select((action, i) => (action, i)))
        {
            var rows = action.Select(customer => customer.Row).Order().ToArray();

            // Rounded up, so that the treated never cost more than the budget; one customer alone can be compared with nobody.
            var count = rows.Length < 2 ? 0 : (int)Math.Min(decimal.Ceiling(settings.ControlShare * rows.Length), rows.Length - 1);
            var random = new RandomStream(settings.Seed, ControlStream, stream);
            for (var i = 0; i < count; i++)
            {
                var other = i + random.Next(rows.Length - i);
                (rows[i], rows[other]) = (rows[other], rows[i]);
                controls.Add(rows[i]);
            }
        }

        return controls;
    }

    /// <summary>
    /// Where an action has so few customers that it has less control than its share, the last of the treated may not be affordable.
    /// </summary>
    private static List<CampaignCustomer> Affordable(
        List<CampaignCustomer> chosen, HashSet<int> controls, IReadOnlyList<TreatmentOption> options, long budget)
    {
        var customers = chosen.Select(customer => customer with { IsControl = controls.Contains(customer.Row) }).ToList();
        var excess = customers.Where(customer => !customer.IsControl).Sum(customer => options[customer.Option].Action.CostAmount) - budget;
        for (var i = customers.Count - 1; excess > 0; i--)
        {
            if (!customers[i].IsControl && options[customers[i].Option].Action.CostAmount is > 0 and var cost)
            {
                customers.RemoveAt(i);
                excess -= cost;
            }
        }

        return customers;
    }
}

/// <summary>What a plan may spend and how it is made.</summary>
/// <param name="BudgetAmount">What the treated customers may cost, ten-thousandths, more than 0.</param>
/// <param name="ControlShare">Share of the chosen customers that is left alone for comparison, 0 to below 1.</param>
/// <param name="MarginShare">Share of revenue that is profit, 0..1.</param>
/// <param name="Seed">Seed of the draw of the control and of the simulation.</param>
public sealed record CampaignSettings(long BudgetAmount, decimal ControlShare, decimal MarginShare, int Seed);

/// <summary>The customers a plan may choose from, in columns, ordered by customer id (ordinal).</summary>
/// <param name="CustomerKeys">Customers.</param>
/// <param name="CustomerIds">Their ids.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="OrderAmounts">Expected amount of their next order in currency units; 0 or less where there is none to expect.</param>
/// <param name="RecencyDays">Days since their last order, −1 without one.</param>
/// <param name="OrderCounts">Their orders.</param>
/// <param name="BaseProbabilities">How likely each orders in the time of response if left alone, 0..1.</param>
public sealed record CampaignCandidates(
    int[] CustomerKeys,
    string[] CustomerIds,
    int[] SegmentKeys,
    double[] OrderAmounts,
    int[] RecencyDays,
    int[] OrderCounts,
    double[] BaseProbabilities)
{
    /// <summary>How many there are.</summary>
    public int Count => CustomerKeys.Length;
}
