using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class LabelTests
{
    [Fact]
    public void Labels_that_do_not_touch_stay_where_they_are() =>
        Assert.Equal([10, 40, 90], LabelSpread.Places([10, 40, 90], 16, 0, 100)!);

    [Fact]
    public void Labels_at_one_place_spread_evenly_around_it() =>
        Assert.Equal([34, 50, 66], LabelSpread.Places([50, 50, 50], 16, 0, 100)!);

    [Fact]
    public void Labels_at_the_end_are_pushed_inwards_and_keep_their_order()
    {
        var places = LabelSpread.Places([99, 5, 98, 97], 16, 0, 100)!;

        Assert.Equal([92, 8, 76, 60], places);
    }

    [Fact]
    public void Labels_without_room_are_none() => Assert.Null(LabelSpread.Places([1, 2, 3], 40, 0, 100));

    [Theory]
    [InlineData("Loyal", 100, "Loyal")]
    [InlineData("Potential Loyalist", 70, "Potenti…")]
    [InlineData("Potential Loyalist", 20, null)]
    [InlineData("", 20, "")]
    public void Fit_AbbreviatesOrGivesUp(string text, double width, string? expected)
    {
        var fitted = TextFit.Fit(text, width, 13);

        Assert.Equal(expected, fitted);
        Assert.True(fitted is null || TextFit.Width(fitted, 13) <= width);
    }

    [Fact]
    public void Fit_NeverCutsACharacterInHalf() =>
        Assert.All(
            Enumerable.Range(10, 150),
            width => Assert.DoesNotContain(
                '\uFFFD',
                TextFit.Fit("🙂🙂🙂🙂🙂🙂🙂🙂", width, 13)?.EnumerateRunes().Aggregate(string.Empty, (text, rune) => text + rune)
                    ?? string.Empty));

    [Theory]
    [InlineData("Recent, frequent, high value", 120, new[] { "Recent, frequent,", "high value" })]
    [InlineData("Loyal", 120, new[] { "Loyal" })]
    [InlineData("Rindfleischetikettierung", 60, new[] { "Rindfle…" })]
    public void Lines_BreaksAtABlank_AndFits(string text, double width, string[] expected)
    {
        var lines = TextFit.Lines(text, width, 12)!;

        Assert.All(lines, line => Assert.True(TextFit.Width(line, 12) <= width));
        Assert.Equal(expected, lines);
    }

    [Fact]
    public void A_label_that_would_touch_another_has_no_room()
    {
        var room = new LabelRoom(0, 0, 200, 100);

        Assert.True(room.Take(50, 50, "first", "middle", 12));
        Assert.False(room.Take(60, 52, "second", "middle", 12));
        Assert.True(room.Take(150, 50, "third", "middle", 12));
        Assert.False(room.Take(195, 80, "outside", "middle", 12));
    }
}
