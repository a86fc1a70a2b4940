using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Tests.Loading;

public sealed class LoadDefinitionTests
{
    private static readonly OptionTable<LoadDefinition> Table = LoadDefinitionSpecifications.Table;

    [Fact]
    public void Defaults_are_these()
    {
        var definition = LoadDefinition.New("shop", LoadSourceKind.Folder);
        var record = definition.ToRecord();

        Assert.Equal(
            ("*.csv", "transactions", "UTC", null, true),
            (record.FilePattern, record.LoadKind, record.TimeZoneId, record.CronExpression, record.IsEnabled));
        Assert.Equal(
            """{"NoHeader":false,"DropDuplicates":false,"Attributes":[],"SettleSeconds":30,"ThenRun":["*"]}""", record.OptionsJson);
        Assert.Null(LoadDefinition.New("shop", LoadSourceKind.Table).Record.FilePattern);
    }

    [Theory]
    [InlineData("pattern")]
    [InlineData("content")]
    [InlineData("time-zone")]
    [InlineData("enabled")]
    [InlineData("then-run")]
    [InlineData("settle-seconds")]
    public void What_help_says_holds_otherwise_is_the_default(string name)
    {
        var definition = LoadDefinition.New("shop", LoadSourceKind.Folder);
        var option = Table.Specifications.Single(option => option.Name == name);
        var read = Table.Read(new OptionTexts { [name] = option.Otherwise }, definition, []);

        Assert.Equal(definition.ToRecord(), read.ToRecord());
    }

    // Written by release 0.1.
    [Theory]
    [InlineData("""{"NoHeader":false,"DropDuplicates":false,"Attributes":[],"SettleSeconds":30,"ThenRun":["*"]}""")]
    [InlineData(
        """
        {"Map":"customer=1,date=2,amount=3","Delimiter":";","NoHeader":true,"DateFormat":"dd.MM.yyyy","Culture":"de-DE",
        "Encoding":"latin1","ReturnPrefix":"C\u0027","RejectLimit":"50%","DropDuplicates":true,
        "Attributes":["Country","\u00C4\u0026\u003C\u003E"],"SettleSeconds":0,"ThenRun":["default","b2b"]}
        """)]
    [InlineData("""{"Delimiter":"auto","NoHeader":false,"DropDuplicates":false,"Attributes":[],"SettleSeconds":86400,"ThenRun":[]}""")]
    public void What_earlier_releases_stored_is_read_and_written_again_byte_for_byte(string json)
    {
        var stored = json.ReplaceLineEndings("");
        var record = LoadDefinition.New("shop", LoadSourceKind.Folder).Record with { OptionsJson = stored };

        Assert.Equal(stored, LoadDefinition.Of(record).ToRecord().OptionsJson);
    }

    [Fact]
    public void Stored_options_reach_the_requests()
    {
        const string Json = """
            {"Map":"m","Delimiter":";","NoHeader":true,"DateFormat":"d","Culture":"c","Encoding":"e","ReturnPrefix":"r",
             "RejectLimit":"1%","DropDuplicates":true,"SkipLines":"3","MaxRows":"9","Attributes":["a"],"SettleSeconds":7,"ThenRun":["p"]}
            """;
        var definition = LoadDefinition.Of(LoadDefinition.New("shop", LoadSourceKind.Folder).Record with { OptionsJson = Json });
        var expected = new TransactionFileRequest
        {
            Path = "f",
            Map = "m",
            Delimiter = ";",
            NoHeader = true,
            DateFormat = "d",
            Culture = "c",
            Encoding = "e",
            ReturnPrefix = "r",
            RejectLimit = "1%",
            DropDuplicates = true,
            SkipLines = "3",
            MaxRows = "9",
            Attributes = definition.Load.Attributes,
        };

        Assert.Equal(expected, definition.Load.FileRequest("f"));
        Assert.Equal((7, "p", "a"), (definition.SettleSeconds, definition.ThenRun[0], definition.Load.Attributes[0]));
        Assert.Equal(
            new CustomerFileRequest
            {
                Path = "f", Map = "m", Delimiter = ";", Encoding = "e", RejectLimit = "1%", SkipLines = "3", MaxRows = "9",
            },
            definition.Load.CustomerRequest("f"));
        Assert.Equal(
            new TransactionTableRequest
            {
                Table = "t",
                Map = "m",
                ReturnPrefix = "r",
                RejectLimit = "1%",
                DropDuplicates = true,
                Attributes = definition.Load.Attributes,
            },
            definition.Load.TableRequest("t"));
    }

    [Theory]
    [InlineData("""{"NoHeader":"on"}""")]
    [InlineData("""{"noHeader":true}""")]
    [InlineData("""{"SettleSeconds":1.5}""")]
    [InlineData("""{"Later":1}""")]
    [InlineData("not JSON")]
    public void What_cannot_be_read_is_refused(string json) => Assert.Throws<RfmBatchException>(
        () => LoadDefinition.Of(LoadDefinition.New("shop", LoadSourceKind.Folder).Record with { OptionsJson = json }));

    [Fact]
    public void An_empty_text_sets_an_option_back()
    {
        string[] names =
        [
            "map", "delimiter", "date-format", "culture", "encoding", "return-prefix", "reject-limit", "skip-lines", "max-rows", "schedule",
        ];
        var definition = LoadDefinition.New("shop", LoadSourceKind.Folder);
        var given = names.Aggregate(new OptionTexts(), (texts, name) => texts.With(name, "x"));
        var empty = names.Aggregate(new OptionTexts(), (texts, name) => texts.With(name, ""));
        var changed = Table.Read(given, definition, []);

        Assert.NotEqual(definition.ToRecord(), changed.ToRecord());
        Assert.Equal(definition.ToRecord(), Table.Read(empty, changed, []).ToRecord());
    }

    [Fact]
    public void Every_option_of_load_but_again_is_stored_under_a_key_of_its_own()
    {
        var stored = Table.Specifications.Where(option => option.Write is not null).ToList();

        Assert.Equal(stored.Count, stored.Select(option => option.JsonKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            ["table", "again"],
            LoadOptionSpecifications.OfTransactions.Select(option => option.Name).Except(stored.Select(option => option.Name)));
        Assert.Equal(
            ["then-run", "settle-seconds"],
            stored.Select(option => option.Name).Except(LoadOptionSpecifications.OfTransactions.Select(option => option.Name)));
    }
}
