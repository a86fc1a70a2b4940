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

    [Theory]
    [InlineData("""{"segments": [{"name": "Loyal"}, {"name": "Loyal"}]}""", "segments[1].name: 'Loyal' is named twice.")]
    [InlineData("""{"segments": [{"name": "Loyal", "sort": 1}]}""", "segments[0].sort: unknown property; ")]
    [InlineData("""{"segments": [], "colour": 1}""", "colour: unknown property; ")]
    [InlineData("{}", "segments: is missing.")]
    [InlineData("""{"segments": [{}]}""", "segments[0].name: is missing.")]
    [InlineData("""{"actions": [{"name": " Gift", "channel": "c", "offer": "o", "cost": 1, "uplift": 0}], "segments": []}""",
        "actions[0].name: ' Gift' begins or ends with white space.")]
    [InlineData("""{"actions": [{"name": "Gift", "channel": "c", "offer": "o"}], "segments": []}""", "actions[0].cost: is missing.")]
    public void Each_error_says_where_it_is(string json, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => ActionFile.Apply(json, Segments));

        Assert.Contains(error.Errors, message => message.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_has_a_greatest_length()
    {
        var name = new string('n', 1001);
        var json = $$"""{"actions": [{"name": "{{name}}", "channel": "c", "offer": "o", "cost": 1, "uplift": 0}], "segments": []}""";
        var error = Assert.Throws<InvalidInputException>(() => ActionFile.Apply(json, Segments));

        Assert.StartsWith("actions[0].name: has 1001 characters; at most", error.Errors[0]);
    }

    [Fact]
    public void What_is_no_json_is_refused() => Assert.Throws<InvalidInputException>(() => ActionFile.Apply("no", Segments));
}
