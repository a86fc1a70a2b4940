using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification.Planning;

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
            Assert.Equal(standard.Segments[i].Actions.Select(action => (action.Name, action.UpliftProbability)), actions[keys[i]].Select(row => (row.Text("ActionName"), row.Number("UpliftProbability")!.Value)));
        }

        var segment = (await Store.Bi.ListAsync(new BiQuery("Segment"), Cancellation)).Single(row => row.Count("SegmentKey") == own);
        Assert.Equal(("Call", "some", "Hello.", "Because.", "Greet."), (segment.Text("ActionName"), segment.Text("ActionChannel"), segment.Text("ActionOffer"), segment.Text("ActionReason"), segment.Text("RecommendedAction")));
    }

    private static (string, long, double, decimal) Of(BiRow row) => (row.Text("ActionName"), row.Count("Priority"), row.Number("UpliftProbability")!.Value, row.Amount("CostAmount"));

    private static string Text(string action, double uplift) => FormattableString.Invariant($$"""
        {"name": "small", "bins": null, "orientation": "highest-is-best", "inputs": ["recencyDays"],
         "actions": [{"name": "{{action}}", "channel": "some", "offer": "Hello.", "cost": 1.25, "uplift": {{uplift}}}],
         "segments": [{"name": "All", "color": "#000000", "description": "Everyone.", "action": "Greet.", "actions": [{"name": "{{action}}", "why": "Because."}]}], "rules": [{"segment": "All"}]}
        """);
}
