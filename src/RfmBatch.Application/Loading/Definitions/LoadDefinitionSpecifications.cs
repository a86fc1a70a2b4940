using System.Text.Encodings.Web;
using System.Text.Json;
using RfmBatch.Application.Programs;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>Every option of <c>loads add</c> and <c>loads set</c>, in the order of help: its own and those of <c>load</c>.</summary>
/// <remarks>
/// An option of <c>load</c> comes from <see cref="LoadOptionSpecifications"/> by itself. Errors are named by
/// <see cref="OptionSpecification{T}.ReadOrder"/>: the source and its schedule, what is loaded of it, what follows.
/// </remarks>
public static class LoadDefinitionSpecifications
{
    private const int MaxTextLength = 100;
    private const int MaxSourceLength = 400;
    private const int MaxSettleSeconds = 86_400;
    private const string AsOfLoad = "As of load";

    /// <summary>The table.</summary>
    internal static OptionTable<LoadDefinition> Table { get; } = new(LoadDefinition.New("", LoadSourceKind.Folder),
    [
        new("folder", "DIR", "The folder whose new files are loaded, as the job server sees it", null)
        {
            Read = (given, definition) => definition with { Record = definition.Record with { SourceText = Path.GetFullPath(given.Text) } },
            // A new definition without one is refused by the check.
            Clear = definition => definition,
            Check = (definition, errors) => CheckSource("--folder", definition.IsFolder, definition, errors),
        },
        new("pattern", "FILES", "Which files of the folder, with * and ?", LoadDefinition.DefaultPattern)
        {
            Read = (given, definition) => definition with { Record = definition.Record with { FilePattern = given.Text } },
            Check = CheckPattern,
        },
        new("table", "schema.Name", "Instead of a folder: a view of the same database that shows rows not loaded yet", null)
        {
            Read = (given, definition) => definition with { Record = definition.Record with { SourceText = given.Text.Trim() } },
            Check = (definition, errors) => CheckSource("--table", !definition.IsFolder, definition, errors),
        },
        new("content", "KIND", "transactions or customers", LoadKind.Transactions)
        {
            Among = [LoadKind.Transactions, LoadKind.Customers],
            Read = (given, definition) => definition with { Record = definition.Record with { LoadKind = given.Text } },
            Check = CheckContent,
        },
        new("schedule", "CRON", "Five fields of cron for the job server; an empty text for none", null)
        {
            Read = (given, definition) => definition with { Record = definition.Record with { CronExpression = given.Text } },
            Clear = definition => definition with { Record = definition.Record with { CronExpression = null } },
            Check = (definition, errors) => ScheduleChecker.CheckCron(definition.Record.CronExpression, errors),
        },
        new("time-zone", "ID", "In which the schedule is read, such as Europe/Berlin", LoadDefinition.DefaultTimeZone)
        {
            Read = (given, definition) => definition with { Record = definition.Record with { TimeZoneId = given.Text } },
            Check = (definition, errors) => ScheduleChecker.CheckTimeZone(definition.Record.TimeZoneId, errors),
        },
        OnOff(new("enabled", null, "Whether the schedule counts", "on")
        {
            Read = (given, definition) => definition with { Record = definition.Record with { IsEnabled = given.IsOn } },
        }),
        new("then-run", "PROGRAM", "A program to run after something was loaded, all or none; may be repeated", "all")
        {
            Kind = OptionKind.List,
            Read = (given, definition) => definition with { ThenRun = ProgramNames(given.Texts) },
            Write = definition => JsonSerializer.Serialize(definition.ThenRun),
            JsonKind = JsonValueKind.Array,
            JsonKey = nameof(LoadDefinition.ThenRun),
            WriteOrder = 3,
        },
        new("settle-seconds", "N", "A file must not have changed for so long", $"{LoadDefinition.DefaultSettleSeconds}")
        {
            Kind = OptionKind.Whole,
            Read = (given, definition) => definition with { SettleSeconds = given.Number() ?? definition.SettleSeconds },
            Check = CheckSettleSeconds,
            ReadOrder = 3,
            Write = definition => FormattableString.Invariant($"{definition.SettleSeconds}"),
            JsonKind = JsonValueKind.Number,
            JsonKey = nameof(LoadDefinition.SettleSeconds),
            WriteOrder = 2,
        },
        .. LoadOptionSpecifications.Stored.Select(OfLoad),
    ])
    {
        Encoder = JavaScriptEncoder.Default,
        OmitsNull = true,
    };

    /// <summary>What <c>loads add</c> takes.</summary>
    public static IReadOnlyList<OptionSpecification> OfAdd => Table.Specifications;

    /// <summary>What <c>loads set</c> takes: what is not given stays.</summary>
    public static IReadOnlyList<OptionSpecification> OfSet { get; } =
        [.. Table.Specifications.Select(option => option.Name == "pattern" ? option with { Otherwise = null } : option)];

    private static OptionSpecification<LoadDefinition> OfLoad(OptionSpecification<LoadOptions> option)
    {
        var stored = option.Of<LoadDefinition>(definition => definition.Load, (definition, load) => definition with { Load = load });
        return option.Name switch
        {
            _ when option.Kind == OptionKind.List => stored,
            "map" => stored with
            {
                Help = $"{AsOfLoad}; an empty text to guess it from the header",
                Otherwise = null,
                Check = CheckMap,
                ReadOrder = 2,
            },
            "no-header" => OnOff(stored with { Help = "Whether the first line is data", Check = CheckNoHeader, ReadOrder = 2 }),
            _ when option.Kind == OptionKind.Flag => OnOff(stored with { Help = AsOfLoad }),
            _ => stored with { Help = AsOfLoad, Otherwise = null, Default = null, ReadOrder = 1 },
        };
    }

    // What is stored can be switched off again.
    private static OptionSpecification<LoadDefinition> OnOff(OptionSpecification<LoadDefinition> option) =>
        option with { Kind = OptionKind.Text, ValueName = "on|off", Among = ["on", "off"] };

    private static IReadOnlyList<string> ProgramNames(IReadOnlyList<string> given) => given switch
    {
        ["none"] => [],
        ["all"] => [LoadDefinition.AllPrograms],
        _ => given,
    };

    private static void CheckSource(string option, bool isSource, LoadDefinition definition, List<string> errors)
    {
        if (isSource && definition.Record.SourceText.Length is 0 or > MaxSourceLength)
        {
            errors.Add($"{option} must have 1 to {MaxSourceLength} characters.");
        }
    }

    private static void CheckPattern(LoadDefinition definition, List<string> errors)
    {
        var pattern = definition.Record.FilePattern;
        if (definition.IsFolder && (pattern!.Length is 0 or > MaxTextLength || pattern.IndexOfAny(['/', '\\']) >= 0))
        {
            errors.Add($"--pattern '{pattern}' is not allowed; it must be a file name with * and ?, such as *.csv, without a folder.");
        }
    }

    private static void CheckContent(LoadDefinition definition, List<string> errors)
    {
        if (!definition.IsFolder && definition.Record.LoadKind != LoadKind.Transactions)
        {
            errors.Add("--content 'customers' is for files; leave it out with --table, whose rows are transactions.");
        }
    }

    private static void CheckSettleSeconds(LoadDefinition definition, List<string> errors)
    {
        if (definition.SettleSeconds is < 0 or > MaxSettleSeconds)
        {
            errors.Add(
                $"--settle-seconds '{definition.SettleSeconds}' is not allowed; it must be a whole number from 0 to {MaxSettleSeconds}.");
        }
    }

    private static void CheckMap(LoadDefinition definition, List<string> errors)
    {
        var isCustomers = definition.Record.LoadKind == LoadKind.Customers;
        if (definition.Load.Map is { } map)
        {
            ColumnMap.Parse(map, isCustomers, errors);
        }
        else if (isCustomers)
        {
            errors.Add("--map is missing; for a file of customers it must say customer=COLUMN.");
        }
    }

    private static void CheckNoHeader(LoadDefinition definition, List<string> errors)
    {
        if (definition.Load is { NoHeader: true, Map: null })
        {
            errors.Add("--no-header needs --map with positions, for example --map customer=1,date=3,amount=5.");
        }
    }
}
