using RfmBatch.Core;
using RfmBatch.Core.Planning;
using RfmBatch.Pipeline.Running;
using RfmBatch.Storage.Planning;
using RfmBatch.Storage.Running;

namespace RfmBatch.Pipeline.Planning;

/// <summary>A plan as it is stored.</summary>
internal sealed class PlanRecords
{
    private readonly CampaignPlan _plan;
    private readonly CandidateSource _source;

    public PlanRecords(CampaignPlan plan, CandidateSource source)
    {
        (_plan, _source) = (plan, source);
        var chosen = plan.Customers.ToLookup(customer => customer.Option);
        Actions = [.. plan.Options.Select((option, i) => Record(option, plan.CandidateCounts[i], [.. chosen[i]]))];
        Customers = [.. plan.Customers.Select(Record)];
    }

    /// <summary>In the order of the segments.</summary>
    public IReadOnlyList<PlanActionRecord> Actions { get; }

    /// <summary>By priority.</summary>
    public IReadOnlyList<PlanCustomerRecord> Customers { get; }

    public PlanRecord Summary(RunRecord run, DateTimeOffset now) => new()
    {
        RunKey = run.RunKey,
        ProgramKey = run.ProgramKey,
        CreatedAt = now,
        BudgetAmount = _plan.Settings.BudgetAmount,
        ControlShare = (double)_plan.Settings.ControlShare,
        MarginShare = (double)_plan.Settings.MarginShare,
        Seed = _plan.Settings.Seed,
        AmountBasis = _source.UsesModel ? "model" : "average",
        CandidateCount = _plan.CandidateCount,
        SuppressedCount = _source.SuppressedCount,
        SelectedCount = _plan.Customers.Count,
        ControlCount = _plan.ControlCount,
        CostAmount = _plan.CostAmount,
        ExpectedGainAmount = _plan.ExpectedGainAmount,
        SelectedGainAmount = _plan.SelectedGainAmount,
        BoundGainAmount = _plan.BoundGainAmount,
        CodeVersion = CodeVersion.Current,
    };

    private static PlanActionRecord Record(PlanOption option, int candidates, IReadOnlyList<PlannedCustomer> chosen)
    {
        var treated = chosen.Where(customer => !customer.IsControl).ToList();
        return new PlanActionRecord(
            option.SegmentKey,
            option.Action.Name,
            option.Action.Channel,
            option.Action.Offer,
            option.Action.CostAmount,
            option.Action.UpliftProbability,
            option.Source.ToString().ToLowerInvariant(),
            candidates,
            chosen.Count,
            chosen.Count - treated.Count,
            treated.Count * option.Action.CostAmount,
            treated.Sum(customer => customer.GainAmount));
    }

    private PlanCustomerRecord Record(PlannedCustomer customer)
    {
        var option = _plan.Options[customer.Option];
        return new PlanCustomerRecord(
            _source.Candidates.CustomerKeys[customer.Row],
            option.SegmentKey,
            option.Action.Name,
            customer.Priority,
            customer.IsControl,
            customer.IsControl ? 0 : option.Action.CostAmount,
            customer.GainAmount,
            Reason(option, customer));
    }

    // Longest segment names make it some 250 characters.
    private string Reason(PlanOption option, PlannedCustomer customer)
    {
        var people = _source.Candidates;
        var (orders, days) = (people.OrderCounts[customer.Row], people.RecencyDays[customer.Row]);
        return FormattableString.Invariant($"{option.SegmentName}: {orders} {(orders == 1 ? "order" : "orders")}, last {days} days ago; {option.Action.UpliftProbability:0.####%} uplift x {_plan.Settings.MarginShare:0.##%} margin x {people.OrderAmounts[customer.Row]:0.00} an order - {Amount.ToDecimal(option.Action.CostAmount):0.00##} cost = {Amount.ToDecimal(customer.GainAmount):0.00##}");
    }
}
