using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Storage.Specification.Runs;

public abstract class ProgramCatalogContract : StoreContract
{
    protected ProgramCatalogContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task The_default_program_is_there_from_the_start()
    {
        var program = await Catalog().ShowAsync("default", Cancellation);

        Assert.True(program is { IsActive: true, FilterText: null, LatestRunKey: null });
        Assert.Equal(new RunOptions().ToJson(), RunOptions.FromJson(program.OptionsJson).ToJson());
    }

    [Fact]
    public async Task Settings_are_kept_until_they_are_given_again()
    {
        await Catalog().AddAsync(
            "germany",
            new OptionTexts
            {
                ["description"] = "B2C",
                ["currency"] = "EUR",
                ["time-zone"] = "Europe/Berlin",
                ["where"] = "Country=Germany",
                ["scoring"] = "rank"
            },
            Cancellation);
        var changed = await Catalog().SetAsync(
            "germany",
            new OptionTexts
            {
                ["freshness-days"] = "7",
                ["schedule"] = "0 3 * * *",
                ["window-months"] = "24"
            },
            Cancellation);

        Assert.True(
            changed is
            {
                Description: "B2C",
                CurrencyCode: "EUR",
                TimeZoneId: "Europe/Berlin",
                FreshnessLimitDays: 7,
                CronExpression: "0 3 * * *",
                FilterText: "Country=Germany",
                IsActive: true,
            });
        Assert.True(RunOptions.FromJson(changed.OptionsJson) is { Scoring: ScoringMethod.Rank, WindowMonths: 24 });
        Assert.True(await Catalog().SetAsync(
            "germany",
            new OptionTexts { ["currency"] = "", ["where"] = "all" },
            Cancellation) is { CurrencyCode: null, FilterText: null });
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await Catalog().AddAsync("once", new OptionTexts(), Cancellation);
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => Catalog().AddAsync("once", new OptionTexts(), Cancellation));

        Assert.Equal("There is a program 'once' already.", failure.Message);
    }

    [Fact]
    public async Task All_errors_come_at_once()
    {
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => Catalog().AddAsync(
            " x",
            new OptionTexts { ["currency"] = "eur", ["time-zone"] = "Atlantis", ["schedule"] = "daily", ["freshness-days"] = "-1" },
            Cancellation));

        Assert.Equal(
        [
            "The program name ' x' is not allowed; it must have 1 to 100 characters and neither start nor end with a blank.",
            "--currency 'eur' is not allowed; it must be three capital letters (ISO 4217), such as EUR.",
            "--time-zone 'Atlantis' is not known on this machine; it must be an IANA name such as Europe/Berlin.",
            "--schedule 'daily' is not allowed: it has 1 field; it must have the five fields minute, hour, day, month and weekday, such as "
            + "'0 3 * * *' for 03:00 every day.",
            "--freshness-days '-1' is not allowed; it must be a whole number from 0 (no limit) to 36500.",
        ], failure.Errors);
    }

    [Fact]
    public async Task A_program_without_runs_is_deleted_and_one_with_runs_becomes_inactive()
    {
        await Catalog().AddAsync("never ran", new OptionTexts(), Cancellation);
        var ran = await Catalog().AddAsync("ran", new OptionTexts(), Cancellation);
        await Store.Runs.InsertAsync(
            new NewRun(
                ran.ProgramKey, "t", new DateOnly(2024, 1, 1), null, DateTimeOffset.UnixEpoch, "standard11", 5, "h", 1, "{}", "test"),
            Cancellation);

        Assert.True(await Catalog().RemoveAsync("never ran", Cancellation));
        Assert.False(await Catalog().RemoveAsync("ran", Cancellation));
        var programs = await Catalog().ListAsync(Cancellation);
        Assert.DoesNotContain(programs, program => program.ProgramName == "never ran");
        Assert.False(programs.Single(program => program.ProgramName == "ran").IsActive);
    }

    [Fact]
    public async Task An_unknown_program_is_answered_with_those_there_are()
    {
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => Catalog().ShowAsync("nowhere", Cancellation));

        Assert.StartsWith("There is no program 'nowhere'; there are: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("default", failure.Message, StringComparison.Ordinal);
    }

    private ProgramCatalog Catalog() => new(Store, TimeProvider.System, NullLogger.Instance);
}
