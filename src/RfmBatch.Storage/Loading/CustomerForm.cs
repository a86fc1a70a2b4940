using RfmBatch.Core;

namespace RfmBatch.Storage.Loading;

/// <summary>
/// In which form a store keeps customer ids, so that writings of one id are one customer. Fixed by the store's first load.
/// </summary>
/// <remarks>
/// Outer blanks never count. Blanks inside do in every form: "A 17" and "A17" may well be two customers. Applied to an id that has the form
/// already, each changes nothing.
/// </remarks>
public sealed class CustomerForm
{
    private static readonly CustomerForm[] All = [new("exact"), new("number"), new("lower")];

    private CustomerForm(string name) => Name = name;

    /// <summary>As it was read.</summary>
    public static CustomerForm Exact => All[0];

    /// <summary>
    /// Of digits 0 to 9, with or without a point and zeros behind them: without leading zeros and without the point: <c>017850.0</c> is
    /// <c>17850</c>, <c>000</c> is <c>0</c>. Any other id is kept as it is, <c>A017</c> and <c>17.5</c> too.
    /// </summary>
    public static CustomerForm Number => All[1];

    /// <summary>Every letter in lower case, whatever the language: <c>Anna@Example.org</c> is <c>anna@example.org</c>.</summary>
    public static CustomerForm Lower => All[2];

    /// <summary>As it is typed and stored.</summary>
    public string Name { get; }

    /// <summary>The form of a name.</summary>
    /// <param name="text">What was typed; null where nothing was.</param>
    /// <param name="errors">Gets a sentence where there is none of this name.</param>
    public static CustomerForm? Parse(string? text, List<string> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var form = text is null ? null : Find(text);
        if (text is not null && form is null)
        {
            var names = All.Select(known => known.Name);
            errors.Add(
                $"--customer-form '{text}' is not allowed; it must be {string.Join(", ", names)}." + NearestName.Question(text, names));
        }

        return form;
    }

    /// <summary>The form of a stored name, or null.</summary>
    public static CustomerForm? Find(string name) => Array.Find(All, form => form.Name == name);

    /// <summary>The id in this form; never longer.</summary>
    /// <param name="id">Trimmed.</param>
    public string Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return this == Exact ? id : Of(id, new char[id.Length]).ToString();
    }

    /// <summary>The id in this form; never longer.</summary>
    /// <param name="id">Trimmed.</param>
    /// <param name="buffer">At least as long; the result may lie in it.</param>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> id, Span<char> buffer)
    {
        if (this == Number)
        {
            return NumberOf(id);
        }

        return this == Lower ? buffer[..id.ToLowerInvariant(buffer)] : id;
    }

    private static ReadOnlySpan<char> NumberOf(ReadOnlySpan<char> id)
    {
        var point = id.IndexOf('.');
        var whole = point < 0 ? id : id[..point];
        var isNumber = whole.Length > 0
            && whole.IndexOfAnyExceptInRange('0', '9') < 0
            && (point < 0 || (point < id.Length - 1 && id[(point + 1)..].IndexOfAnyExcept('0') < 0));
        if (!isNumber)
        {
            return id;
        }

        var first = whole.IndexOfAnyExcept('0');
        return first < 0 ? whole[..1] : whole[first..];
    }
}
