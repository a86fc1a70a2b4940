using System.Globalization;
using System.Text;

namespace RfmBatch.Core.Operations;

/// <summary>Checks whether customer ids differ in their writing alone: letter case, blanks, leading zeros, <c>.0</c> at the end.</summary>
internal static class AlikeIdCheck
{
    /// <summary>From this share of customers on it is a warning, below it a notice.</summary>
    private const double WarningShare = 0.001;

    /// <summary>The check.</summary>
    /// <param name="ids">Ids of the run's customers, each once.</param>
    public static QualityFinding Evaluate(IReadOnlyCollection<string> ids)
    {
        var check = QualityCatalogue.AlikeIds;
        var groups = Groups(ids);
        if (groups.Count == 0)
        {
            return check.Passed("no two are alike.");
        }

        var customers = groups.Sum(group => group.Count);
        var (number, lower) = (groups.Count(IsNumber), groups.Count(IsCase));
        string[] options =
        [
            .. number > 0 ? ["number"] : (string[])[],
            .. lower > 0 ? ["lower"] : (string[])[],
        ];
        var option = options.Length == 0
            ? "Correct them in the source, then load into a new store."
            : $"Where these are one customer each, load into a new store with --customer-form {string.Join(" or ", options)}.";
        return check.Failed(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{customers:N0} of {ids.Count:N0} customers are {groups.Count:N0} but for letter case ({lower:N0}), leading zeros or '.0' "
                + $"({number:N0}), or blanks and mixtures ({groups.Count - number - lower:N0}). {option} A warning from 1 in 1,000 on."),
            customers >= WarningShare * ids.Count ? CheckSeverity.Warning : CheckSeverity.Notice);
    }

    /// <summary>Ids that are alike, in groups of two and more.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Groups(IReadOnlyCollection<string> ids)
    {
        // Of ids that are alike at most one is in the plain form: only the others need a place.
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (Plain(id) is { } plain && plain != id)
            {
                (groups.TryGetValue(plain, out var group) ? group : groups[plain] = []).Add(id);
            }
        }

        foreach (var id in groups.Count == 0 ? [] : ids)
        {
            if (groups.TryGetValue(id, out var group) && Plain(id) == id)
            {
                group.Add(id);
            }
        }

        return [.. groups.Values.Where(group => group.Count > 1)];
    }

    private static bool IsCase(IReadOnlyList<string> group) =>
        group.DistinctBy(id => id.ToUpperInvariant(), StringComparer.Ordinal).Count() == 1;

    private static bool IsNumber(IReadOnlyList<string> group) =>
        group.All(id => id.All(character => char.IsAsciiDigit(character) || character == '.'));

    private static string Plain(string id)
    {
        var text = new StringBuilder(id.Length);
        foreach (var character in id)
        {
            if (!char.IsWhiteSpace(character))
            {
                text.Append(char.ToUpperInvariant(character));
            }
        }

        var plain = text.ToString();
        var point = plain.LastIndexOf('.');
        var whole = point > 0 && point < plain.Length - 1 && plain.AsSpan(point + 1).IndexOfAnyExcept('0') < 0 ? plain[..point] : plain;
        var trimmed = whole.TrimStart('0');
        return trimmed.Length > 0 ? trimmed : whole.Length > 0 ? "0" : plain;
    }
}
