using System.CommandLine;
using System.Globalization;
using RfmBatch.Core.Options;

namespace RfmBatch.Cli.Hosting;

/// <summary>Options of a command, made from what is specified for them.</summary>
/// <remarks>Nearly all are texts: their readers check them together, so that every wrong one is named at once.</remarks>
internal sealed class OptionSet(IEnumerable<OptionSpecification> specifications)
{
    private readonly List<(OptionSpecification Specification, Option Option)> _options =
        [.. specifications.Select(specification => (specification, Create(specification)))];

    /// <summary>The option of a name, for a command that checks more than its value.</summary>
    public Option this[string name] => _options.Single(one => one.Specification.Name == name).Option;

    public void AddTo(Command command)
    {
        foreach (var (_, option) in _options)
        {
            command.Add(option);
        }
    }

    /// <summary>What was given of them, or has a default.</summary>
    public OptionTexts Read(CommandContext context)
    {
        var texts = new OptionTexts();
        foreach (var (specification, option) in _options)
        {
            var name = specification.Name;
            switch (option)
            {
                case Option<string?> text:
                    texts[name] = context.Value(text);
                    break;
                case Option<string[]> list when context.IsGiven(list):
                    texts = texts.With(name, context.Value(list)!);
                    break;
                case Option<bool> flag when context.Value(flag):
                    texts[name] = "on";
                    break;
                case Option<int?> whole:
                    texts[name] = context.Value(whole)?.ToString(CultureInfo.InvariantCulture);
                    break;
                case Option<int> whole:
                    texts[name] = context.Value(whole).ToString(CultureInfo.InvariantCulture);
                    break;
                case Option<bool?> truth:
                    texts[name] = context.Value(truth) is { } isTrue ? (isTrue ? "true" : "false") : null;
                    break;
            }
        }

        return texts;
    }

    private static Option Create(OptionSpecification specification)
    {
        var name = $"--{specification.Name}";
        Option option = specification.Kind switch
        {
            OptionKind.List => new Option<string[]>(name) { DefaultValueFactory = _ => [] },
            OptionKind.Flag => new Option<bool>(name),
            OptionKind.Whole => Whole(name, specification),
            OptionKind.TrueOrFalse => new Option<bool?>(name),
            _ => Text(name, specification),
        };
        option.Description = specification.Description;
        option.HelpName = specification.ValueName;
        option.Required = specification.IsRequired;
        return option;
    }

    // What the command line says about a value that is no number depends on whether there may be none.
    private static Option Whole(string name, OptionSpecification specification)
    {
        if (specification.Default is { } value)
        {
            return new Option<int>(name) { DefaultValueFactory = _ => int.Parse(value, CultureInfo.InvariantCulture) };
        }

        return specification.IsRequired ? new Option<int>(name) : new Option<int?>(name);
    }

    private static Option<string?> Text(string name, OptionSpecification specification)
    {
        var option = new Option<string?>(name);
        if (specification.Default is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        if (specification.IsPath)
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
                {
                    result.AddError($"{name} '{path}' is not allowed; it must be a path.");
                }
            });
        }

        return specification.Among.Count == 0 ? option : option.AcceptOnlyFromAmong([.. specification.Among]);
    }
}
