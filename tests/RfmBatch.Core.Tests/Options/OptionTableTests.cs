using System.Text.Json;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;

namespace RfmBatch.Core.Tests.Options;

/// <summary>The rules of the table, shown with a table made up for it.</summary>
public sealed class OptionTableTests
{
    private static readonly OptionSpecification<Made> Old = new("old-one", "N", "What there was", "1")
    {
        Read = (given, made) => made with { Old = given.Whole(0, 9) ?? made.Old },
        Write = made => $"{made.Old}",
        JsonKind = JsonValueKind.Number,
        Hash = OptionHash.Always,
    };

    private static readonly OptionSpecification<Made> Later = new("later", "TEXT", "Added since", "none")
    {
        Read = (given, made) => made with { Later = given.Text },
        Write = made => made.Later,
        Hash = OptionHash.UnlessDefault,
    };

    private static readonly OptionSpecification<Made> First = new("first", "N", "Judged before the others", null)
    {
        Read = (given, made) => made with { Old = given.Whole(0, 0) ?? made.Old },
        ReadOrder = -1,
    };

    private static readonly OptionTable<Made> Before = new(new Made(), [Old]);

    private static readonly OptionTable<Made> After = new(new Made(), [Old, Later, First]);

    [Fact]
    public void An_option_added_later_is_hashed_only_where_it_is_not_at_its_default()
    {
        Assert.Equal("""{"oldOne":3}""", Before.WriteHash(new Made { Old = 3 }));
        Assert.Equal(Before.WriteHash(new Made { Old = 3 }), After.WriteHash(new Made { Old = 3 }));
        Assert.Equal("""{"oldOne":3,"later":"é \"x\""}""", After.WriteHash(new Made { Old = 3, Later = "é \"x\"" }));
    }

    [Fact]
    public void Only_options_that_are_written_are_stored_and_read_back()
    {
        var errors = new List<string>();

        Assert.Equal("""{"oldOne":1,"later":null}""", After.WriteJson(new Made()));
        var texts = After.ReadJson("""{"later":"x","oldOne":7}""", errors);
        Assert.Equal(new Made { Old = 7, Later = "x" }, After.Read(texts, new Made(), errors));
        Assert.Empty(errors);
        After.ReadJson("""{"first":0}""", errors);
        Assert.Equal(["first: unknown property; known here: oldOne, later."], errors);
    }

    [Fact]
    public void Errors_come_in_the_order_of_reading()
    {
        var errors = new List<string>();
        var texts = new OptionTexts { ["old-one"] = "a", ["later"] = "x", ["first"] = "1" };

        Assert.Equal(new Made { Later = "x" }, After.Read(texts, new Made(), errors));
        Assert.Equal(
            [
                "--first '1' is not allowed; it must be a whole number from 0 to 0.",
                "--old-one 'a' is not allowed; it must be a whole number from 0 to 9.",
            ],
            errors);
    }

    [Fact]
    public void A_text_of_an_option_that_is_not_there_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentException>(() => RunOptionSpecifications.Parse(new OptionTexts { ["k-mn"] = "3" }));

    [Fact]
    public void The_options_whose_hash_was_stored_from_the_beginning_are_these_and_no_others() => Assert.Equal(
        ["window-months", "where", "bins", "scoring", "frequency", "monetary", "returns", "zero-amount"],
        RunOptionSpecifications.Table.Specifications.Where(option => option.Hash == OptionHash.Always).Select(option => option.Name));

    private sealed record Made
    {
        public int Old { get; init; } = 1;

        public string? Later { get; init; }
    }
}
