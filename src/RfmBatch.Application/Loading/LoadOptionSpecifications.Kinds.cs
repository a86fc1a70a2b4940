using System.Text.Json;
using RfmBatch.Core.Options;

namespace RfmBatch.Application.Loading;

// How the options are made: texts, lists and flags that are a property of LoadOptions.
public static partial class LoadOptionSpecifications
{
    private static OptionSpecification<LoadOptions> Text(
        string name,
        string valueName,
        string help,
        string? otherwise,
        string jsonKey,
        Func<LoadOptions, string?> value,
        Func<LoadOptions, string?, LoadOptions> with) => new(name, valueName, help, otherwise)
        {
            Read = (given, options) => with(options, given.Text),
            Clear = options => with(options, null),
            Write = value,
            JsonKey = jsonKey,
        };

    private static OptionSpecification<LoadOptions> List(
        string name,
        string valueName,
        string help,
        string jsonKey,
        Func<LoadOptions, IReadOnlyList<string>> values,
        Func<LoadOptions, IReadOnlyList<string>, LoadOptions> with) => new(name, valueName, help, null)
        {
            Kind = OptionKind.List,
            Read = (given, options) => with(options, given.Texts),
            Write = options => JsonSerializer.Serialize(values(options)),
            JsonKind = JsonValueKind.Array,
            JsonKey = jsonKey,
            WriteOrder = 1,
        };

    // What no earlier release stored is stored only where it is given.
    private static string? WriteUnlessEmpty(IReadOnlyList<string> texts) => texts.Count == 0 ? null : JsonSerializer.Serialize(texts);

    private static OptionSpecification<LoadOptions> Flag(
        string name,
        string help,
        string jsonKey,
        Func<LoadOptions, bool> isOn,
        Func<LoadOptions, bool, LoadOptions> with) => new(name, null, help, null)
        {
            Kind = OptionKind.Flag,
            Read = (given, options) => with(options, given.IsOn),
            Write = options => isOn(options) ? "true" : "false",
            JsonKind = JsonValueKind.True,
            JsonKey = jsonKey,
        };
}
