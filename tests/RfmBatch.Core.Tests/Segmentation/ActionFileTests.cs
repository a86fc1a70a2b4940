using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Segmentation;

public sealed class ActionFileTests
{
    private static readonly IReadOnlyList<Segment> Segments = ShippedRuleSets.Find("standard11")!.Segments;

    [Fact]
    public void A_file_replaces_the_actions_of_the_segments_it_names()
    {
        var changed = ActionFile.Apply(
            """{"actions": [{"name": "Gift", "channel": "parcel", "offer": "A gift.", "cost": 5, "uplift": 0.1}],"""
            + """ "segments": [{"name": "Champions", "actions": [{"name": "Gift", "why": "They are the best."}]}]}""",
            Segments);

        Assert.Equal(new SegmentAction("Gift", "parcel", "A gift.", "They are the best.", 50_000, 0.1), Assert.Single(changed[0].Actions));
        Assert.Equal(Segments.Skip(1), changed.Skip(1));
    }

    [Fact]
    public void Unknown_segments_are_refused_with_those_there_are()
    {
        var error = Assert.Throws<InvalidInputException>(() => ActionFile.Apply("""{"segments": [{"name": "Champs"}]}""", Segments));

        Assert.StartsWith(
            "segments[0].name: 'Champs' is not a segment of the run's rule set: Champions, Loyal, ",
            Assert.Single(error.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_json_is_refused() => Assert.Throws<InvalidInputException>(() => ActionFile.Apply("no", Segments));
}
