using RfmBatch.Core.Lifetime;
using RfmBatch.Reporting.Model;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Reads predicted value, what segments are worth, and the newest plan of a run.</summary>
internal sealed class LifetimeReading(BiReader reader, int runKey, IReadOnlyList<ReportSegment> segments)
{
    private static readonly string[] Reasons = ["SimpleClvReason", "ModelValueReason", "MarkovReason"];

    /// <summary>Predicted value; null where no model was fitted.</summary>
    public async Task<ReportLifetime?> ReadAsync(CustomerColumns customers, CancellationToken cancellationToken)
    {
        var totals = await ListAsync("PredictedTotal", runKey, cancellationToken);
        if (totals.Count == 0)
        {
            return null;
        }

        var holdout = await ListAsync("ModelHoldout", runKey, cancellationToken);
        var parameters = await ListAsync("ModelParameter", runKey, cancellationToken);
        var choice = (await ListAsync("ModelChoice", runKey, cancellationToken)).FirstOrDefault(row => row.Value("IsChosen") is true);
        return new ReportLifetime
        {
            Grounds = choice is null
                ? null
                : PredictionGrounds.From(
                    choice.Text("ModelName"),
                    choice.Value("Reason") as string ?? string.Empty,
                    [.. parameters.Select(row => (row.Text("ModelName"), row.Text("ParameterName"), row.Number("Value") ?? 0))]),
            All = totals.Where(row => row.Text("GroupKind") == "all").Select(row => Value(null, row)).FirstOrDefault(),
            Segments =
            [
                .. segments.SelectMany(
                    segment => totals.Where(row => row.Text("GroupKind") == "segment" && row.Count("SegmentKey") == segment.SegmentKey)
                        .Select(row => Value(segment, row))),
            ],
            Alive = AliveGrid.Of(customers.Rows),
            Holdout =
            [
                .. holdout.Select(
                    row => new ReportHoldoutRow(
                        (int)row.Count("OrdersInCalibration"),
                        row.Count("CustomerCount"),
                        row.Count("ActualOrders"),
                        row.Number("PredictedOrders") ?? 0))
            ],
            Parameters =
            [
                .. parameters.Select(
                    row => new ReportParameter(
                        row.Text("ModelName"), row.Text("ParameterName"), row.Number("Value"), row.Number("StandardError")))
            ],
        };
    }

    /// <summary>What a customer of each segment is worth, in three ways.</summary>
    public async Task<IReadOnlyList<ReportWorth>> WorthAsync(CancellationToken cancellationToken)
    {
        var rows = (await ListAsync("SegmentValue", runKey, cancellationToken)).ToDictionary(row => row.Count("SegmentKey"));
        return
        [
            .. segments.Where(segment => rows.ContainsKey(segment.SegmentKey))
                .Select(segment => (Segment: segment, Row: rows[segment.SegmentKey]))
                .Select(pair => new ReportWorth(
                pair.Segment,
                pair.Row.Count("CustomerCount"),
                pair.Row.Value("SimpleClvPerCustomerAmount") as decimal?,
                pair.Row.Value("ModelValue12MPerCustomerAmount") as decimal?,
                pair.Row.Value("MarkovValuePerCustomerAmount") as decimal?,
                [.. Reasons.Select(name => pair.Row.Value(name) as string ?? string.Empty)])),
        ];
    }

    /// <summary>The newest plan made from the run, or null.</summary>
    public async Task<ReportCampaign?> PlanAsync(CancellationToken cancellationToken)
    {
        var plan = (await ListAsync("PlanSummary", runKey, cancellationToken)).MaxBy(row => row.Count("PlanKey"));
        if (plan is null)
        {
            return null;
        }

        var planKey = plan.Count("PlanKey");
        var byKey = segments.ToDictionary(segment => segment.SegmentKey);
        var actions = await ListAsync("PlanAction", null, cancellationToken);
        return new ReportCampaign
        {
            PlanKey = planKey,
            CreatedAt = (DateTimeOffset)plan.Value("CreatedAt")!,
            BudgetAmount = plan.Amount("BudgetAmount"),
            SelectedCount = plan.Count("SelectedCount"),
            ControlCount = plan.Count("ControlCount"),
            CostAmount = plan.Amount("CostAmount"),
            ExpectedGainAmount = plan.Amount("ExpectedGainAmount"),
            Actions =
            [
                .. actions.Where(row => row.Count("PlanKey") == planKey && byKey.ContainsKey(row.Count("SegmentKey")))
                    .Select(row => new ReportCampaignAction(
                    byKey[row.Count("SegmentKey")],
                    row.Text("ActionName"),
                    row.Value("Channel") as string ?? string.Empty,
                    row.Value("Offer") as string ?? string.Empty,
                    row.Amount("CostAmount"),
                    row.Number("UpliftProbability") ?? 0,
                    row.Text("UpliftSource"),
                    row.Count("SelectedCount"),
                    row.Count("ControlCount"),
                    row.Amount("SelectedCostAmount"),
                    row.Amount("ExpectedGainAmount"),
                    Uplift(row),
                    Power(row))),
            ],
            ResponseDays = plan.Value("ResponseDays") as long?,
            UpliftProbability = plan.Number("UpliftProbability"),
            Power = Power(plan),
            Results = await ResultsAsync(planKey, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<ReportCampaignResult>> ResultsAsync(long planKey, CancellationToken cancellationToken)
    {
        var results = await ListAsync("CampaignResult", null, cancellationToken);
        return
        [
            .. results.Where(row => row.Count("PlanKey") == planKey).Select(row => new ReportCampaignResult(
                row.Text("ActionName"),
                (DateTimeOffset)row.Value("MeasuredAt")!,
                row.Count("TreatedCount"),
                row.Count("TreatedResponseCount"),
                row.Count("ControlCount"),
                row.Count("ControlResponseCount"),
                row.Number("LiftProbability"),
                row.Number("LiftLowProbability"),
                row.Number("LiftHighProbability"),
                row.Flag("IsEnough"))),
        ];
    }

    private static ReportUplift? Uplift(BiRow row) => row.Number("MeasuredUpliftWeight") is { } weight
        ? new ReportUplift(
            row.Number("AssumedUpliftProbability") ?? 0,
            row.Number("MeasuredUpliftProbability"),
            row.Number("MeasuredUpliftLowProbability"),
            row.Number("MeasuredUpliftHighProbability"),
            weight)
        : null;

    private static ReportPower? Power(BiRow row) => row.Number("BaseProbability") is { } rate
        ? new ReportPower(
            rate,
            row.Number("DetectableUpliftProbability"),
            row.Number("DetectingControlShare"),
            row.Value("DetectingCustomerCount") as long?)
        : null;

    private static ReportSegmentValue Value(ReportSegment? segment, BiRow row) => new(
        segment,
        row.Count("CustomerCount"),
        row.Number("ExpectedOrders12M") ?? 0,
        row.Value("PredictedValue12MAmount") as decimal?,
        row.Value("PredictedValue12MLowAmount") as decimal?,
        row.Value("PredictedValue12MHighAmount") as decimal?);

    private Task<IReadOnlyList<BiRow>> ListAsync(string view, int? key, CancellationToken cancellationToken) =>
        reader.ListAsync(new BiQuery(view, key), cancellationToken);
}
