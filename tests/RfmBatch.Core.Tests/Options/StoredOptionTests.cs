using System.Text.Encodings.Web;
using System.Text.Json;
using RfmBatch.Core.Options;

namespace RfmBatch.Core.Tests.Options;

/// <summary>Options that are stored, changed and set back, shown with a table made up for it.</summary>
public sealed class StoredOptionTests
{
    private static readonly OptionSpecification<Made> Text = new("text", "TEXT", "A text or none", "none")
    {
        Read = (given, made) => made with { Text = given.Text },
        Clear = made => made with { Text = null },
        Write = made => made.Text,
        Check = (made, errors) => Refuse(made.Text == "bad", "--text is bad.", errors),
        ReadOrder = 1,
    };

    private static readonly OptionSpecification<Made> Many = new("many", "TEXT", "Texts", null)
    {
        Kind = OptionKind.List,
        Read = (given, made) => made with { Many = given.Texts },
        Write = made => JsonSerializer.Serialize(made.Many),
        JsonKind = JsonValueKind.Array,
        Check = (made, errors) => Refuse(made.Many.Count > 2, "--many are too many.", errors),
        WriteOrder = 1,
    };

    private static readonly OptionSpecification<Made> Switch = new("switch", "on|off", "A switch", "off")
    {
        Read = (given, made) => made with { IsOn = given.IsOn },
        Write = made => made.IsOn ? "true" : "false",
        JsonKind = JsonValueKind.True,
    };

    private static readonly OptionTable<Made> Table = new(new Made(), [Many, Text, Switch])
    {
        Encoder = JavaScriptEncoder.Default,
        OmitsNull = true,
    };

    [Fact]
    public void They_are_stored_in_their_own_order_without_those_that_have_no_value()
    {
        Assert.Equal("""{"switch":false,"many":[]}""", Table.WriteJson(new Made()));
        Assert.Equal(
            """{"text":"\u00E9\u0027","switch":true,"many":["a","\u003C"]}""",
            Table.WriteJson(new Made { Text = "é'", IsOn = true, Many = ["a", "<"] }));
    }

    [Theory]
    [InlineData("""{"text":"é","switch":true,"many":["a","b"]}""", "é", true, "a b")]
    [InlineData("""{"many":[],"switch":false}""", null, false, "")]
    [InlineData("""{"many":null,"text":null}""", null, false, "")]
    public void They_are_read_back(string json, string? text, bool isOn, string many)
    {
        var errors = new List<string>();
        var made = Table.Read(Table.ReadJson(json, errors), new Made(), errors);

        Assert.Equal((text, isOn, many), (made.Text, made.IsOn, string.Join(' ', made.Many)));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("""{"many":[1]}""", "many: must be a list of texts.")]
    [InlineData("""{"many":"a"}""", "many: must be a list, not 'a'.")]
    [InlineData("""{"switch":"on"}""", "switch: must be true or false, not 'on'.")]
    [InlineData("""{"Text":"a"}""", "Text: unknown property; known here: many, text, switch. Did you mean text?")]
    public void What_was_stored_otherwise_is_refused(string json, string error)
    {
        var errors = new List<string>();
        Table.ReadJson(json, errors);

        Assert.Equal([error], errors);
    }

    [Fact]
    public void An_empty_text_sets_back_what_can_be_set_back()
    {
        var made = new Made { Text = "a", Many = ["a"] };
        var changed = Table.Read(new OptionTexts { ["text"] = "" }.With("many", ""), made, []);

        Assert.Null(changed.Text);
        Assert.Equal([""], changed.Many);
    }

    [Fact]
    public void Values_are_checked_given_or_not_in_the_order_of_reading()
    {
        var errors = new List<string>();
        Table.Check(new Made { Text = "bad", Many = ["a", "b", "c"] }, errors);

        Assert.Equal(["--many are too many.", "--text is bad."], errors);
    }

    [Fact]
    public void An_option_of_a_part_is_the_same_option_of_the_whole()
    {
        var whole = new OptionTable<Whole>(
            new Whole(new Made()),
            [.. Table.Specifications.Select(option => option.Of<Whole>(made => made.Part, (_, part) => new Whole(part)))])
        {
            Encoder = Table.Encoder,
            OmitsNull = Table.OmitsNull,
        };
        var errors = new List<string>();
        var texts = new OptionTexts { ["text"] = "bad", ["switch"] = "on" }.With("many", "a", "b", "c");
        var read = whole.Read(texts, new Whole(new Made()), errors);
        whole.Check(read, errors);

        Assert.Equal(["--many are too many.", "--text is bad."], errors);
        Assert.Equal(Table.WriteJson(read.Part), whole.WriteJson(read));
        Assert.Null(whole.Read(new OptionTexts { ["text"] = "" }, read, errors).Part.Text);
        Assert.Equal(
            Table.Specifications.Select(Described),
            whole.Specifications.Select(Described));
    }

    private static (string, string?, string, OptionKind) Described(OptionSpecification option) =>
        (option.Name, option.ValueName, option.Description, option.Kind);

    private static void Refuse(bool isWrong, string error, List<string> errors)
    {
        if (isWrong)
        {
            errors.Add(error);
        }
    }

    private sealed record Whole(Made Part);

    private sealed record Made
    {
        public string? Text { get; init; }

        public bool IsOn { get; init; }

        public IReadOnlyList<string> Many { get; init; } = [];
    }
}
