using System.CommandLine;
using RfmBatch.Application.Programs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Cli.Commands;

/// <summary><c>programs add</c> and <c>programs set</c>.</summary>
internal static class ProgramChangeCommand
{
    public static Command Create(
        CommandRunner runner,
        string verb,
        string description,
        Func<ProgramCatalog, string, ProgramChange, CancellationToken, Task<ProgramRecord>> change)
    {
        var name = ProgramsCommand.NameArgument();
        var purpose = new Option<string?>("--description") { Description = "What the program is for", HelpName = "TEXT" };
        var currency = new Option<string?>("--currency")
        {
            Description = "Code of its money, such as EUR; an empty text for none",
            HelpName = "CODE"
        };
        var timeZone = new Option<string?>("--time-zone")
        {
            Description = "In which `today` is read, such as Europe/Berlin [UTC]",
            HelpName = "ID"
        };
        var schedule = new Option<string?>("--schedule")
        {
            Description = "Five fields of cron for the job server; an empty text for none",
            HelpName = "CRON"
        };
        var freshness = new Option<int?>("--freshness-days")
        {
            Description = "Days after which its data is stale; 0 = no limit",
            HelpName = "N"
        };
        var active = new Option<bool?>("--active") { Description = "Whether it may run", HelpName = "true|false" };
        var enabled = OnOffOption.Create("--enabled", "Whether it may run and its schedule counts; the same as --active");
        var options = new OptionSet(RunOptionSpecifications.Table.Specifications);
        var command = new Command(verb, description) { name, purpose, currency, timeZone, schedule, freshness, active, enabled };
        command.Validators.Add(result =>
        {
            if (result.GetValue(active) is { } isActive
                && OnOffOption.IsOn(result.GetValue(enabled)) is { } isEnabled
                && isActive != isEnabled)
            {
                result.AddError("--active and --enabled are the same and were given opposite values.");
            }
        });
        options.AddTo(command);
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var catalog = new ProgramCatalog(store, context.Clock, context.Logger("Programs"));
            var given = new ProgramChange
            {
                Description = context.Value(purpose),
                CurrencyCode = context.Value(currency),
                TimeZoneId = context.Value(timeZone),
                CronExpression = context.Value(schedule),
                FreshnessLimitDays = context.Value(freshness),
                IsActive = context.Value(active) ?? OnOffOption.IsOn(context.Value(enabled)),
                Options = options.Read(context),
            };
            ProgramText.Write(context, await change(catalog, context.Value(name), given, cancellationToken), asJson: false);
            return ExitCode.Done;
        });
        return command;
    }
}
