using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Campaigns;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Campaigns;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification.Campaigns;

/// <summary>Campaign plans over a real run: stored, shown, exported, measured, forgotten.</summary>
public abstract class CampaignPlanContract : StoreContract
{
    // Chosen, control, cost, gain, bound, median outcome. Pinned so that all stores give the same.
    private const string Golden = "162 18 7.95 16.085 17.9326 -7.95";

    private static readonly TimeProvider Clock = new FixedClock(new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));

    protected CampaignPlanContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_plan_is_shown_as_it_was_made_and_keeps_to_its_budget()
    {
        var store = await RunAsync(value: "off");
        var report = await PlanAsync(store, new OptionTexts { ["budget"] = "8", ["margin"] = "40%", ["simulate"] = "200" });

        var summary = Assert.Single(await store.Bi.ListAsync(new BiQuery("PlanSummary"), Cancellation));
        var customers = await store.Bi.ListAsync(new BiQuery("CampaignPlan", report.Run.RunKey), Cancellation);
        var actions = await store.Bi.ListAsync(new BiQuery("PlanAction"), Cancellation);
        var treated = customers.Where(row => !row.Flag("IsControl")).ToList();
        Assert.Equal(
            (8m, 0.1, 0.4, "average"),
            (summary.Amount("BudgetAmount"), summary.Number("ControlShare"), summary.Number("MarginShare"), summary.Text("AmountBasis")));
        Assert.Equal(
            (customers.Count, customers.Count - treated.Count), ((int)summary.Count("SelectedCount"), (int)summary.Count("ControlCount")));
        Assert.InRange(treated.Sum(row => row.Amount("CostAmount")), 7m, 8m);
        Assert.Equal(
            (summary.Amount("CostAmount"), summary.Amount("ExpectedGainAmount")),
            (treated.Sum(row => row.Amount("CostAmount")), treated.Sum(row => row.Amount("ExpectedGainAmount"))));
        Assert.True(summary.Amount("SelectedGainAmount") <= summary.Amount("BoundGainAmount"));
        Assert.All(customers, row => Assert.True(row.Amount("ExpectedGainAmount") > 0));
        Assert.Equal(
            Enumerable.Range(1, customers.Count).Select(priority => (long)priority), customers.Select(row => row.Count("Priority")));
        Assert.Equal(
            customers.GroupBy(row => (row.Count("SegmentKey"), row.Text("ActionName")))
                .ToDictionary(group => group.Key, group => group.Count()),
            actions.Where(row => row.Count("SelectedCount") > 0)
                .ToDictionary(row => (row.Count("SegmentKey"), row.Text("ActionName")), row => (int)row.Count("SelectedCount")));
        Assert.Equal(200, report.Simulation!.Count);
        Assert.InRange(report.Simulation.MeasuredLift!.Percentile5, -1, report.Simulation.MeasuredLift.Median);

        Assert.Equal(
            Golden,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{customers.Count} {customers.Count - treated.Count} {summary.Amount("CostAmount"):0.####} "
                + $"{summary.Amount("ExpectedGainAmount"):0.####} {summary.Amount("BoundGainAmount"):0.####} "
                + $"{report.Simulation.Median:0.####}"));
    }

    [Fact]
    public async Task The_expected_order_amount_is_the_model_s_where_value_was_predicted()
    {
        var store = await RunAsync();
        var report = await PlanAsync(store, new OptionTexts { ["budget"] = "1000", ["margin"] = "40%" });

        var people = (await store.Bi.ListAsync(new BiQuery("CustomerRfm"), Cancellation)).ToDictionary(row => row.Count("CustomerKey"));
        var actions = report.Actions.ToDictionary(action => (action.SegmentKey, action.ActionName));
        var customers = await store.Bi.ListAsync(new BiQuery("CampaignPlan"), Cancellation);
        Assert.Equal("model", report.Plan.AmountBasis);
        Assert.NotEmpty(customers);
        foreach (var row in customers)
        {
            var person = people[row.Count("CustomerKey")];
            var action = actions[((int)row.Count("SegmentKey"), row.Text("ActionName"))];
            var expected = person.Number("ExpectedOrders12M")!.Value;

            // Of fewer expected orders the quotient of rounded amounts would be noise.
            var orderAmount = expected >= 0.001
                ? (double)person.Amount("PredictedValue12MAmount") / expected
                : (double)person.Amount("RevenueAmount") / person.Count("OrderCount");
            Assert.Equal(
                (action.UpliftProbability * 0.4 * orderAmount) - Amount.ToDouble(action.CostAmount),
                (double)row.Amount("ExpectedGainAmount"),
                0.00011);
        }
    }

    [Fact]
    public async Task Suppressed_and_forgotten_customers_are_never_chosen_and_forgetting_takes_out_of_plans()
    {
        var store = await RunAsync();
        var first = await PlanAsync(store, new OptionTexts { ["budget"] = "1000", ["control"] = "0" });
        var chosen = await store.Plans.ReadListAsync(first.Plan.PlanKey, Cancellation);
        var (suppressed, forgotten) = (chosen[0].CustomerId, chosen[1].CustomerId);
        await new CustomerEraser(store, Clock, NullLogger.Instance).ForgetAsync(forgotten, Cancellation);
        Assert.Equal(chosen.Count - 1, (await store.Plans.ReadListAsync(first.Plan.PlanKey, Cancellation)).Count);

        var second = await WithFileAsync(
            $"CustomerId\n{suppressed}\nnobody\n",
            path => PlanAsync(store, new OptionTexts { ["budget"] = "1000", ["control"] = "0", ["suppress"] = path }));

        var again = await store.Plans.ReadListAsync(second.Plan.PlanKey, Cancellation);
        Assert.Equal(2, second.Plan.SuppressedCount);
        Assert.DoesNotContain(
            again, row => row.CustomerId == suppressed || row.CustomerId.StartsWith("forgotten-", StringComparison.Ordinal));
        Assert.Equal(chosen.Count - 2, again.Count);
        Assert.Contains(second.Notes, note => note.StartsWith("2 of the 3 entries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_are_measured_against_the_control_stored_and_used_by_a_later_plan()
    {
        var store = await RunAsync();
        var plan = await PlanAsync(store, new OptionTexts { ["budget"] = "1000", ["control"] = "50%" });
        var rows = await store.Plans.ReadListAsync(plan.Plan.PlanKey, Cancellation);
        var responders = rows.Where(row => !row.IsControl).Take(10).Select(row => $"{row.CustomerId},25.50").ToList();

        var report = await WithFileAsync(
            $"CustomerId,Amount\n{string.Join('\n', responders)}\nstranger,9\n",
            path => new ResultReader(store, Clock, NullLogger.Instance).ReadAsync(null, new ResponseFileRequest(path), Cancellation));

        Assert.Equal(
            (plan.Plan.PlanKey, 10, 1, 10, 255m),
            (
                report.Plan.PlanKey,
                report.MatchedCount,
                report.ForeignCount,
                report.Results.Total.TreatedResponseCount,
                Amount.ToDecimal(report.Results.Total.TreatedAmount!.Value)));
        var stored = await store.Bi.ListAsync(new BiQuery("CampaignResult"), Cancellation);
        Assert.Equal(10, stored.Sum(row => row.Count("TreatedResponseCount")));
        Assert.Equal(255m, stored.Sum(row => row.Amount("TreatedAmount")));
        var best = report.Results.Actions.MaxBy(action => action.TreatedResponseCount)!;
        var shown = stored.Single(row => row.Text("ActionName") == best.ActionName);
        Assert.All(
            report.Results.Actions, action => Assert.Equal(
                action.IsEnough, stored.Single(row => row.Text("ActionName") == action.ActionName).Flag("IsEnough")));
        Assert.Equal(
            (best.Lift!.Value.Estimate, best.Lift.Value.Low, best.Lift.Value.High),
            (shown.Number("LiftProbability"), shown.Number("LiftLowProbability"), shown.Number("LiftHighProbability")));

        var later = await PlanAsync(store, new OptionTexts { ["budget"] = "1000", ["use-results"] = "on" });
        var used = later.Actions.First(action => action.ActionName == best.ActionName);
        var measured = UpliftEvidence.Of(
            [new ResponseStratum(best.TreatedCount, best.TreatedResponseCount, best.ControlCount, best.ControlResponseCount)]);
        Assert.Equal(
            (
                best.IsEnough ? "measured" : "assumed",
                measured.Shrink(used.AssumedUplift!.Value),
                measured.WeightBeside(used.AssumedUplift.Value)),
            (used.UpliftSource, used.UpliftProbability, used.MeasuredWeight));
        Assert.Equal(later.Plan.PlanKey, (await new CampaignArchive(store).ShowAsync(null, Cancellation)).Plan.PlanKey);
    }

    [Fact]
    public async Task What_a_plan_can_tell_is_stored_with_it_and_published()
    {
        var store = await RunAsync();
        var report = await PlanAsync(store, new OptionTexts { ["budget"] = "1000", ["control"] = "30%", ["response-days"] = "60" });

        var summary = Assert.Single(await store.Bi.ListAsync(new BiQuery("PlanSummary"), Cancellation));
        var shown = await new CampaignArchive(store).ShowAsync(null, Cancellation);
        Assert.Equal((60, report.Plan.Power), (shown.Plan.ResponseDays, shown.Plan.Power));
        static IEnumerable<CampaignActionRecord> Ordered(CampaignReport plan) =>
            plan.Actions.OrderBy(action => action.SegmentKey).ThenBy(action => action.ActionName, StringComparer.Ordinal);
        Assert.Equal(Ordered(report), Ordered(shown));
        Assert.Equal(
            (60L, report.Plan.Power!.BaseProbability, report.Plan.Power.DetectableUplift, report.Plan.Power.DetectingCustomerCount),
            (
                summary.Count("ResponseDays"),
                summary.Number("BaseProbability"),
                summary.Number("DetectableUpliftProbability"),
                summary.Value("DetectingCustomerCount")));

        // A probability of an order in 60 days at the predicted rate, averaged over the chosen.
        var people = (await store.Bi.ListAsync(new BiQuery("CustomerRfm"), Cancellation)).ToDictionary(row => row.Count("CustomerKey"));
        var chosen = await store.Bi.ListAsync(new BiQuery("CampaignPlan"), Cancellation);
        Assert.Equal(
            chosen.Average(row => 1 - Math.Exp(-people[row.Count("CustomerKey")].Number("ExpectedOrders12M")!.Value * 60 / 365)),
            report.Plan.Power.BaseProbability,
            1e-9);
    }

    [Fact]
    public async Task What_cannot_be_planned_is_refused_all_at_once()
    {
        var store = await RunAsync();
        var texts = new OptionTexts { ["budget"] = "-5", ["control"] = "1", ["margin"] = "x", ["simulate"] = "0" }
            .With("cost", "Reward")
            .With("uplift", "Reward=2");
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => PlanAsync(store, texts));
        Assert.Equal(6, wrong.Errors.Count);
        var unknown = await Assert.ThrowsAsync<InvalidInputException>(() =>
            PlanAsync(store, new OptionTexts { ["budget"] = "5" }.With("cost", "Skywriting=9")));
        Assert.StartsWith(
            "--cost names the action 'Skywriting', which no segment has; there are: Reward, ",
            Assert.Single(unknown.Errors),
            StringComparison.Ordinal);
        var none = await Assert.ThrowsAsync<RfmBatchException>(() =>
            PlanAsync(store, new OptionTexts { ["budget"] = "5", ["use-results"] = "on" }));
        Assert.Contains("plan results", none.NextStep, StringComparison.Ordinal);
        Assert.Empty(await store.Plans.ListAsync(null, Cancellation));
    }

    private static Task<CampaignReport> PlanAsync(RfmStore store, OptionTexts options) =>
        new CampaignMaker(store, Clock, NullLogger.Instance).MakeAsync(options, Cancellation);

    private static async Task<T> WithFileAsync<T>(string text, Func<string, Task<T>> use)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text, Cancellation);
            return await use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<RfmStore> RunAsync(string value = "auto")
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        await SampleRuns.RunAsync(store, new OptionTexts { ["value"] = value }, Cancellation);
        return store;
    }
}
