using System.Globalization;

namespace RfmBatch.Core.Options;

/// <summary>What was typed for one option, with readers that note what is not allowed and then give null.</summary>
/// <param name="Option">The option, with its dashes.</param>
/// <param name="Texts">All that was typed for it.</param>
/// <param name="Errors">Takes a sentence for each value that is not allowed.</param>
public sealed record OptionText(string Option, IReadOnlyList<string> Texts, List<string> Errors)
{
    /// <summary>The text of an option that has one value.</summary>
    public string Text => Texts[^1];

    /// <summary>Notes that the text is not allowed.</summary>
    /// <param name="allowed">What is.</param>
    /// <param name="names">Words that are allowed; one of them may have been meant.</param>
    public void Refuse(string allowed, params IEnumerable<string> names) =>
        Errors.Add($"{Option} '{Text}' is not allowed; {allowed}.{NearestName.Question(Text, names)}");

    /// <summary>Whether it is switched on: <c>on</c>, or <c>true</c>.</summary>
    public bool IsOn => Text is "on" or "true";

    /// <summary>A whole number as the command line takes it; which are allowed is checked elsewhere.</summary>
    public int? Number()
    {
        if (int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse("it must be a whole number");
        return null;
    }

    /// <summary>A whole number, where a word is not allowed too.</summary>
    public int? Whole(int lowest, int highest, params string[] words)
    {
        if (int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        Refuse(FormattableString.Invariant($"it must be a whole number from {lowest} to {highest}") + Or(words), words);
        return null;
    }

    /// <summary>A share, 0.25 or 25%.</summary>
    public decimal? Share(bool mayBeAll = true)
    {
        var isPercent = Text.EndsWith('%');
        if (decimal.TryParse(isPercent ? Text[..^1] : Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var share = isPercent ? number / 100 : number;
            if (share >= 0 && (share < 1 || (mayBeAll && share == 1)))
            {
                // Without trailing zeros, so that 0.30 and 30% are stored alike.
                return share / 1.0000000000000000000000000000m;
            }
        }

        Refuse($"it must be from 0 to {(mayBeAll ? "1, or from 0% to 100%" : "below 1, or from 0% to below 100%")}");
        return null;
    }

    /// <summary>An amount of money.</summary>
    public decimal? Money(decimal lowest, decimal highest)
    {
        if (decimal.TryParse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount >= lowest && amount <= highest)
        {
            return amount;
        }

        Refuse(FormattableString.Invariant($"it must be an amount from {lowest} to {highest}, with a point before decimals"));
        return null;
    }

    /// <summary>A date, where a word is not allowed too.</summary>
    public DateOnly? Date(DateOnly first, DateOnly last, params string[] words)
    {
        if (DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date >= first && date <= last)
        {
            return date;
        }

        Refuse(
            FormattableString.Invariant($"it must be a date written yyyy-MM-dd from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}") + Or(words),
            words);
        return null;
    }

    /// <summary>A value of an enumeration, by its name in options.</summary>
    public T? Name<T>()
        where T : struct, Enum
    {
        var value = OptionNames.Find<T>(Text);
        if (value is null)
        {
            Refuse($"it must be one of {string.Join(", ", OptionNames.All<T>())}", OptionNames.All<T>());
        }

        return value;
    }

    private static string Or(string[] words) =>
        words.Length == 0 ? "" : $"{string.Concat(words[..^1].Select(word => $", {word}"))} or {words[^1]}";
}
