using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Segmentation;

public sealed class SegmentActionTests
{
    public static TheoryData<string> Shipped => [.. ShippedRuleSets.Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_segment_of_a_shipped_rule_set_has_a_recommended_action_with_channel_offer_and_why(string name) =>
        Assert.All(ShippedRuleSets.Find(name)!.Segments, segment =>
        {
            var recommended = segment.Actions[0];
            Assert.All(
                [recommended.Name, recommended.Channel, recommended.Offer, recommended.Why, segment.RecommendedAction],
                text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.All(segment.Actions, action => Assert.InRange(action.UpliftProbability, 0, 0.05));
            Assert.Equal(segment.Actions.Count, segment.Actions.Select(action => action.Name).Distinct().Count());
        });

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Actions_survive_being_stored(string name)
    {
        var ruleSet = ShippedRuleSets.Find(name)!;
        var stored = RuleSet.Parse(ruleSet.DefinitionJson);

        Assert.Equal(ruleSet.DefinitionJson, stored.DefinitionJson);
        Assert.All(ruleSet.Segments.Zip(stored.Segments), pair => Assert.Equal(pair.First.Actions, pair.Second.Actions));
    }

    [Fact]
    public void A_rule_set_without_actions_is_read_as_before_and_has_none()
    {
        var ruleSet = RuleSet.Parse(Small(actions: "", ofSegment: ""));

        Assert.Empty(ruleSet.Segments[0].Actions);
        Assert.DoesNotContain("actions", ruleSet.DefinitionJson, StringComparison.Ordinal);
        Assert.Equal("Leave Out", Assert.Single(ruleSet.Segments[1].Actions).Name);
    }

    [Fact]
    public void A_segment_may_assume_another_uplift_of_the_same_action()
    {
        var ruleSet = RuleSet.Parse(Small(
            """ "actions": [{"name": "Mail", "channel": "e-mail", "offer": "Hello.", "cost": 0.05, "uplift": 0.005}], """,
            """ , "actions": [{"name": "Mail", "why": "Because.", "uplift": 0.02}] """));

        Assert.Equal(new SegmentAction("Mail", "e-mail", "Hello.", "Because.", 500, 0.02), Assert.Single(ruleSet.Segments[0].Actions));
    }

    [Fact]
    public void Everything_wrong_with_actions_is_said_at_once()
    {
        var error = Assert.Throws<InvalidInputException>(() => RuleSet.Parse(Small(
            """ "actions": [{"name": "Mail", "channel": "e-mail", "offer": "Hello.", "cost": -1, "uplift": 1.5}, {"name": "Mail","""
            + """ "channel": "", "offer": "x", "cost": 1, "uplift": 0.1, "price": 3}], """,
            """ , "actions": [{"name": "Call", "why": "Because."}, {"name": "Mail"}] """)));

        Assert.Equal(
        [
            "actions[0].cost: -1 is not allowed; it must be a number from 0 to 1000000.",
            "actions[0].uplift: 1.5 is not allowed; it must be a number from 0 to 1.",
            "actions[1].channel: must not be empty.",
            "actions[1].price: unknown property; known here: name, channel, offer, cost, uplift.",
            "actions[1].name: 'Mail' is used twice.",
            "segments[0].actions[0].name: 'Call' is not one of the file's actions: Mail.",
            "segments[0].actions[1].why: is missing.",
        ],
        error.Errors);
    }

    private static string Small(string actions, string ofSegment) => $$"""
        {"name": "small", "bins": null, "orientation": "highest-is-best", "inputs": ["recencyDays"], {{actions}}
         "segments": [{"name": "All", "color": "#000000", "description": "Everyone.", "action": "Greet."{{ofSegment}}}],
             "rules": [{"segment": "All"}]}
        """;
}
