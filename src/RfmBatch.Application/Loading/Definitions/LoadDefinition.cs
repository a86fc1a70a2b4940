using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>A load definition with its options read; what each says and allows is in <see cref="LoadDefinitionSpecifications"/>.</summary>
internal sealed record LoadDefinition
{
    /// <summary>In <see cref="ThenRun"/>: every active program.</summary>
    public const string AllPrograms = "*";

    internal const string DefaultPattern = "*.csv";

    internal const string DefaultTimeZone = "UTC";

    internal const int DefaultSettleSeconds = 30;

    /// <summary>What is stored in columns; its JSON is as it was read.</summary>
    public required LoadDefinitionRecord Record { get; init; }

    /// <summary>The options named as those of <c>load</c>; what is null has <c>load</c>'s default.</summary>
    public LoadOptions Load { get; init; } = new();

    /// <summary>Seconds for which a file must not have changed before it counts as complete.</summary>
    /// <value>Default 30. Range 0..86,400.</value>
    public int SettleSeconds { get; init; } = DefaultSettleSeconds;

    /// <summary>Programs to run after something was loaded; <see cref="AllPrograms"/> alone means every active one.</summary>
    /// <value>Default: every active program.</value>
    public IReadOnlyList<string> ThenRun { get; init; } = [AllPrograms];

    /// <summary>Whether it looks into a folder; else it takes rows of a table.</summary>
    internal bool IsFolder => Record.SourceKind == LoadSourceKind.Folder;

    /// <summary>Whether 0.1 stored it, which loaded rows a second time without a word: it goes on so, and says it.</summary>
    internal bool IsOfEarlierRelease => Record.OptionsVersion < LoadDefinitionRecord.CurrentOptionsVersion;

    /// <summary>A definition with every default.</summary>
    internal static LoadDefinition New(string loadName, string sourceKind) => new()
    {
        Record = new LoadDefinitionRecord
        {
            LoadName = loadName,
            SourceKind = sourceKind,
            LoadKind = LoadKind.Transactions,
            SourceText = "",
            FilePattern = sourceKind == LoadSourceKind.Folder ? DefaultPattern : null,
            OptionsJson = "{}",
            TimeZoneId = DefaultTimeZone,
            IsEnabled = true,
        },
    };

    /// <summary>Reads a stored definition.</summary>
    /// <exception cref="RfmBatchException">Its options were written by hand or by a newer program and cannot be read.</exception>
    public static LoadDefinition Of(LoadDefinitionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var errors = new List<string>();
        var table = LoadDefinitionSpecifications.Table;
        var definition = table.Read(table.ReadJson(record.OptionsJson, errors), new LoadDefinition { Record = record }, errors);
        if (definition.IsOfEarlierRelease && definition.Load.Overlap is null)
        {
            definition = definition with { Load = definition.Load with { Overlap = "keep" } };
        }

        return errors.Count == 0
            ? definition
            : throw new RfmBatchException(
                "The options of the load definition in etl.LoadDefinition cannot be read.",
                "Remove the definition and add it again: rfmbatch loads remove NAME, rfmbatch loads add NAME.");
    }

    /// <summary>As it is stored.</summary>
    internal LoadDefinitionRecord ToRecord() => Record with { OptionsJson = LoadDefinitionSpecifications.Table.WriteJson(this) };
}
