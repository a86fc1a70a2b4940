using System.Globalization;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Storage.Campaigns;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Campaigns;

/// <summary>A plan as it is stored.</summary>
internal sealed class CampaignRecords
{
    private readonly CampaignPlan _plan;
    private readonly CandidateSource _source;
    private readonly CampaignPowers _powers;

    public CampaignRecords(CampaignPlan plan, CandidateSource source, CampaignPowers powers)
    {
        (_plan, _source, _powers) = (plan, source, powers);
        var chosen = plan.Customers.ToLookup(customer => customer.Option);
        Actions = [.. plan.Options.Select((option, i) => Record(option, plan.CandidateCounts[i], [.. chosen[i]]))];
        Customers = [.. plan.Customers.Select(Record)];
    }

    /// <summary>In the order of the segments.</summary>
    public IReadOnlyList<CampaignActionRecord> Actions { get; }

    /// <summary>By priority.</summary>
    public IReadOnlyList<CampaignCustomerRecord> Customers { get; }

    public CampaignRecord Summary(RunRecord run, int responseDays, DateTimeOffset now) => new()
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
        ResponseDays = responseDays,
        UpliftProbability = _powers.Total?.UpliftProbability,
        Power = _powers.Total is { } power ? CampaignPowerRecord.Of(power) : null,
    };

    private CampaignActionRecord Record(TreatmentOption option, int candidates, IReadOnlyList<CampaignCustomer> chosen)
    {
        var treated = chosen.Where(customer => !customer.IsControl).ToList();
        return new CampaignActionRecord(
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
            treated.Sum(customer => customer.GainAmount),
            option.AssumedUplift,
            option.Evidence is { IsEnough: true } measured ? measured.Lift!.Value.Interval : null,
            option.Evidence?.WeightBeside(option.AssumedUplift),
            chosen.Count > 0 && _powers.Find(option.Action.Name) is { } power ? CampaignPowerRecord.Of(power) : null);
    }

    private CampaignCustomerRecord Record(CampaignCustomer customer)
    {
        var option = _plan.Options[customer.Option];
        return new CampaignCustomerRecord(
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
    private string Reason(TreatmentOption option, CampaignCustomer customer)
    {
        var people = _source.Candidates;
        var (orders, days) = (people.OrderCounts[customer.Row], people.RecencyDays[customer.Row]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{option.SegmentName}: {orders} {(orders == 1 ? "order" : "orders")}, last {days} days ago; "
            + $"{option.Action.UpliftProbability:0.####%} uplift x {_plan.Settings.MarginShare:0.##%} margin x "
            + $"{people.OrderAmounts[customer.Row]:0.00} an order - {Amount.ToDecimal(option.Action.CostAmount):0.00##} cost = "
            + $"{Amount.ToDecimal(customer.GainAmount):0.00##}");
    }
}
