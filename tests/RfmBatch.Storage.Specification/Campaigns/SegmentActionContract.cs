using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification.Campaigns;

/// <summary>Actions of rule sets as they are shown.</summary>
public abstract class SegmentActionContract : StoreContract
{
    protected SegmentActionContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Actions_follow_the_newest_content_of_their_rule_set()
    {
        var standard = ShippedRuleSets.Find("standard11")!;
        var keys = await Store.Segments.EnsureAsync(standard, DateTimeOffset.UnixEpoch, Cancellation);
        await Store.Segments.EnsureAsync(RuleSet.Parse(Text("Mail", 0.01)), DateTimeOffset.UnixEpoch, Cancellation);
        var own = (await Store.Segments.EnsureAsync(RuleSet.Parse(Text("Call", 0.02)), DateTimeOffset.UnixEpoch, Cancellation))[0];

        var actions = (await Store.Bi.ListAsync(new BiQuery("SegmentAction"), Cancellation)).ToLookup(row => (int)row.Count("SegmentKey"));
        Assert.Equal(("Call", 1L, 0.02, 1.25m), Of(Assert.Single(actions[own])));
        for (var i = 0; i < keys.Count; i++)
        {
            Assert.Equal(
                standard.Segments[i].Actions.Select(action => (action.Name, action.UpliftProbability)),
                actions[keys[i]].Select(row => (row.Text("ActionName"), row.Number("UpliftProbability")!.Value)));
        }

        var segment = (await Store.Bi.ListAsync(new BiQuery("Segment"), Cancellation)).Single(row => row.Count("SegmentKey") == own);
        Assert.Equal(
            ("Call", "some", "Hello.", "Because.", "Greet."),
            (
                segment.Text("ActionName"),
                segment.Text("ActionChannel"),
                segment.Text("ActionOffer"),
                segment.Text("ActionReason"),
                segment.Text("RecommendedAction")));
    }

    [Fact]
    public async Task The_content_stored_last_is_the_one_that_a_name_means_whatever_the_clock_said()
    {
        var store = await Fixture.CreateFreshAsync();
        var noon = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        var (before, wrong, corrected) = (
            RuleSet.Parse(Text("Before", 0.01)), RuleSet.Parse(Text("Wrong", 0.01)), RuleSet.Parse(Text("Corrected", 0.01)));
        await store.Segments.EnsureAsync(before, noon.AddDays(1), Cancellation);

        // As stored by 0.1: without a number, and by a clock that was fast.
        await new TableRows(store).ExecuteAsync("UPDATE {rfm.RuleSet} SET DefinitionNumber = NULL;");
        await store.Segments.EnsureAsync(wrong, noon, Cancellation);
        Assert.Equal(wrong.DefinitionJson, await store.Segments.FindDefinitionAsync("small", Cancellation));
        await store.Segments.EnsureAsync(corrected, noon.AddMinutes(-10), Cancellation);

        Assert.Equal(corrected.DefinitionJson, await store.Segments.FindDefinitionAsync("small", Cancellation));
        await store.Segments.EnsureAsync(wrong, noon.AddMinutes(5), Cancellation);
        Assert.Equal(corrected.DefinitionJson, await store.Segments.FindDefinitionAsync("small", Cancellation));
    }

    private static (string, long, double, decimal) Of(BiRow row) =>
        (row.Text("ActionName"), row.Count("Priority"), row.Number("UpliftProbability")!.Value, row.Amount("CostAmount"));

    private static string Text(string action, double uplift) => FormattableString.Invariant($$"""
        {"name": "small", "bins": null, "orientation": "highest-is-best", "inputs": ["recencyDays"],
         "actions": [{"name": "{{action}}", "channel": "some", "offer": "Hello.", "cost": 1.25, "uplift": {{uplift}}}],
         "segments": [{"name": "All", "color": "#000000", "description": "Everyone.", "action": "Greet.",
                       "actions": [{"name": "{{action}}", "why": "Because."}]}],
         "rules": [{"segment": "All"}]}
        """);
}
