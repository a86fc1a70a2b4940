using RfmBatch.Application.Programs;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Tests.Programs;

public sealed class ProgramOptionTests
{
    private static readonly OptionTable<ProgramRecord> Table = ProgramOptionSpecifications.Table;

    [Fact]
    public void Defaults_are_these()
    {
        var program = ProgramOptionSpecifications.New("p");

        Assert.True(program is { Description: "", CurrencyCode: null, TimeZoneId: "UTC", CronExpression: null, FreshnessLimitDays: 0 });
        Assert.True(program.IsActive);
        Assert.Equal(new RunOptions().ToJson(), RunOptions.FromJson(program.OptionsJson).ToJson());
        Assert.Equal("UTC", Table.Specifications.Single(option => option.Name == "time-zone").Otherwise);
    }

    [Fact]
    public void An_empty_text_is_no_currency_and_no_schedule()
    {
        var program = ProgramOptionSpecifications.New("p") with { CurrencyCode = "EUR", CronExpression = "0 3 * * *", Description = "d" };
        var errors = new List<string>();
        var changed = Table.Read(
            new OptionTexts { ["currency"] = "", ["schedule"] = "", ["description"] = "", ["time-zone"] = "" }, program, errors);

        Assert.True(changed is { CurrencyCode: null, CronExpression: null, Description: "" });
        Assert.StartsWith("--time-zone ''", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("active", "true", true)]
    [InlineData("active", "false", false)]
    [InlineData("enabled", "on", true)]
    [InlineData("enabled", "off", false)]
    public void Active_and_enabled_are_the_same(string name, string text, bool isActive)
    {
        var program = ProgramOptionSpecifications.New("p") with { IsActive = !isActive };

        Assert.Equal(isActive, Table.Read(new OptionTexts { [name] = text }, program, []).IsActive);
    }

    [Theory]
    [InlineData(
        "freshness-days",
        "36501",
        "--freshness-days '36501' is not allowed; it must be a whole number from 0 (no limit) to 36500.")]
    [InlineData("freshness-days", "x", "--freshness-days 'x' is not allowed; it must be a whole number.")]
    [InlineData("currency", "EURO", "--currency 'EURO' is not allowed; it must be three capital letters (ISO 4217), such as EUR.")]
    public void Values_out_of_range_are_named_once(string name, string text, string error)
    {
        var errors = new List<string>();
        Table.Read(new OptionTexts { [name] = text }, ProgramOptionSpecifications.New("p"), errors);

        Assert.Equal([error], errors);
    }

    [Fact]
    public void A_description_has_a_thousand_characters_at_most()
    {
        var errors = new List<string>();
        var program = ProgramOptionSpecifications.New("p");

        Assert.Equal(1000, Table.Read(new OptionTexts { ["description"] = new('d', 1000) }, program, errors).Description.Length);
        Assert.Empty(errors);
        Table.Read(new OptionTexts { ["description"] = new('d', 1001) }, program, errors);
        Assert.Equal(["--description has 1001 characters; it must have at most 1000."], errors);
    }

    [Fact]
    public void No_option_of_a_program_has_the_name_of_one_of_run() =>
        Assert.Empty(Table.Specifications.Select(option => option.Name)
            .Intersect(RunOptionSpecifications.Table.Specifications.Select(option => option.Name)));
}
