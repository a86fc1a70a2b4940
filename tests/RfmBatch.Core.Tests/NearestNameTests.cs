namespace RfmBatch.Core.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["quantile", "rank", "percent", "equal-width", "off", "on", "K", "CustomerRfm"];

    [Theory]
    [InlineData("quantil", "quantile")]
    [InlineData("qauntile", "quantile")]
    [InlineData("RANK", "rank")]
    [InlineData("rnak", "rank")]
    [InlineData("rakn", "rank")]
    [InlineData("equalwidth", "equal-width")]
    [InlineData("CustomerRmf", "CustomerRfm")]
    [InlineData("CustmoerRmf", "CustomerRfm")]
    [InlineData("ofn", "off")]
    public void A_third_of_the_letters_may_be_wrong_and_neighbours_exchanged_count_once(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Find(typed, Names));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("median")]
    [InlineData("rxyk")]
    [InlineData("quantilesquantilesquantiles")]
    public void Another_word_is_near_nothing(string typed)
    {
        Assert.Null(NearestName.Find(typed, Names));
        Assert.Equal("", NearestName.Question(typed, Names));
    }

    [Fact]
    public void Of_names_as_near_the_first_in_ordinal_order_is_meant() => Assert.Equal("bat", NearestName.Find("aat", ["cat", "bat"]));

    [Fact]
    public void No_part_is_edited_twice() => Assert.Null(NearestName.Find("ca", ["abc"]));

    [Fact]
    public void A_name_that_exists_is_no_suggestion_for_itself() => Assert.Null(NearestName.Find("rank", ["rank"]));

    [Fact]
    public void A_question_ends_a_message() => Assert.Equal(" Did you mean rank?", NearestName.Question("rnak", Names));
}
