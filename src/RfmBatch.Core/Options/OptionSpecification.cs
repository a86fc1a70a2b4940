using System.Text.Json;

namespace RfmBatch.Core.Options;

/// <summary>What a command line takes for an option.</summary>
public enum OptionKind
{
    /// <summary>One text; the option's reader checks it, so that all wrong ones are named at once.</summary>
    Text,

    /// <summary>Any number of texts.</summary>
    List,

    /// <summary>Nothing: the option is there or not.</summary>
    Flag,

    /// <summary>A whole number, which the command line itself checks.</summary>
    Whole,

    /// <summary><c>true</c> or <c>false</c>, which the command line itself checks; alone it is <c>true</c>.</summary>
    TrueOrFalse,
}

/// <summary>Whether an option is a part of the configuration hash.</summary>
public enum OptionHash
{
    /// <summary>Never: runs that differ in it have one history.</summary>
    Never,

    /// <summary>Always: the options that decided scores when hashes were first stored.</summary>
    Always,

    /// <summary>
    /// Where it is not at its default: every option that decides scores and was added since, so that hashes already stored stay what they
    /// are.
    /// </summary>
    UnlessDefault,
}

/// <summary>What the command line says about an option: all that its help and its parser need.</summary>
/// <param name="Name">As it is typed, without the dashes.</param>
/// <param name="ValueName">What its value is called in help; null for a <see cref="OptionKind.Flag"/>.</param>
/// <param name="Help">What it says or does.</param>
/// <param name="Otherwise">What holds where it is not given, in words; null where nothing is to be said.</param>
public record OptionSpecification(string Name, string? ValueName, string Help, string? Otherwise)
{
    /// <summary>What the command line takes.</summary>
    public OptionKind Kind { get; init; }

    /// <summary>Whether the command line asks for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value that it has where it is not given, as it would be typed; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it names a file or a folder, which an empty text does not.</summary>
    public bool IsPath { get; init; }

    /// <summary>The only values allowed, where the command line checks them; empty where the reader does.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>Its whole description in help.</summary>
    public string Description => Otherwise is null ? Help : $"{Help} [{Otherwise}]";
}

/// <summary>One option: the only place where it is described. Help, parser, stored JSON and hash are made from it.</summary>
/// <typeparam name="TOptions">The record that holds the value.</typeparam>
/// <inheritdoc cref="OptionSpecification"/>
public sealed record OptionSpecification<TOptions>(string Name, string? ValueName, string Help, string? Otherwise)
    : OptionSpecification(Name, ValueName, Help, Otherwise)
{
    /// <summary>Reads and checks what was typed: the options with it, or as they were, the error noted.</summary>
    public required Func<OptionText, TOptions, TOptions> Read { get; init; }

    /// <summary>The options with the value set back to its default, which an empty text asks for.</summary>
    /// <value>Default: null; an empty text is read as any other.</value>
    public Func<TOptions, TOptions>? Clear { get; init; }

    /// <summary>Checks the value that the options have, given or not: notes a sentence where it is not allowed.</summary>
    /// <value>Default: null; what is read can be used.</value>
    public Action<TOptions, List<string>>? Check { get; init; }

    /// <summary>The value as it is typed, or as JSON where <see cref="JsonKind"/> is not a text; null where there is none.</summary>
    /// <value>Default: null; the option is not stored.</value>
    public Func<TOptions, string?>? Write { get; init; }

    /// <summary>How the value is stored; <see cref="JsonValueKind.True"/> stands for false, too.</summary>
    public JsonValueKind JsonKind { get; init; } = JsonValueKind.String;

    /// <summary>Its property in stored JSON.</summary>
    /// <value>Default: the name in camel case.</value>
    public string JsonKey { get; init; } = CamelCase(Name);

    /// <summary>Whether it is a part of the configuration hash.</summary>
    public OptionHash Hash { get; init; }

    /// <summary>Its value in the hash as JSON, where it is not the one stored.</summary>
    public Func<TOptions, string>? HashJson { get; init; }

    /// <summary>Options of a lower number are read and checked, and their errors named, before those of a higher one.</summary>
    /// <value>Default: 0. Of equal numbers the order of the table holds.</value>
    public int ReadOrder { get; init; }

    /// <summary>Options of a lower number are stored before those of a higher one.</summary>
    /// <value>Default: 0. Of equal numbers the order of the table holds.</value>
    public int WriteOrder { get; init; }

    /// <summary>The same option where the record that holds the value is a part of another.</summary>
    /// <param name="part">The part of it.</param>
    /// <param name="with">It with another part.</param>
    public OptionSpecification<TWhole> Of<TWhole>(Func<TWhole, TOptions> part, Func<TWhole, TOptions, TWhole> with) =>
        new(Name, ValueName, Help, Otherwise)
        {
            Kind = Kind,
            IsRequired = IsRequired,
            Default = Default,
            IsPath = IsPath,
            Among = Among,
            Read = (given, whole) => with(whole, Read(given, part(whole))),
            Clear = Clear is { } clear ? whole => with(whole, clear(part(whole))) : null,
            Check = Check is { } check ? (whole, errors) => check(part(whole), errors) : null,
            Write = Write is { } write ? whole => write(part(whole)) : null,
            JsonKind = JsonKind,
            JsonKey = JsonKey,
            Hash = Hash,
            HashJson = HashJson is { } json ? whole => json(part(whole)) : null,
            ReadOrder = ReadOrder,
            WriteOrder = WriteOrder,
        };

    private static string CamelCase(string name)
    {
        var words = name.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
