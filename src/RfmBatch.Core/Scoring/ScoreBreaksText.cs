using System.Globalization;

namespace RfmBatch.Core.Scoring;

/// <summary>The text form of user edges: <c>breaks:R=30,90,180,365;F=1,2,4,8;M=50,100,250,1000</c>.</summary>
/// <remarks>
/// R in days, F in counts, M in currency units; numbers with a decimal point, strictly ascending, bins − 1 of each; the three parts in any
/// order. A value ≤ an edge belongs below it. With <c>&lt;</c> in place of <c>=</c> a value that equals an edge belongs above it, as in the
/// R package rfm: <c>breaks:R&lt;115,181,297.4,482;…</c>; such edges are kept as the largest values below them.
/// </remarks>
internal static class ScoreBreaksText
{
    internal const string Prefix = "breaks:";
    internal const string Form = "breaks:R=30,90,180,365;F=1,2,4,8;M=50,100,250,1000";
    private const int MaxEdges = 9;

    /// <summary>Writes edges in the text form.</summary>
    public static string Write(ScoreBreaks breaks)
    {
        ArgumentNullException.ThrowIfNull(breaks);
        static string Edges(IReadOnlyList<double> edges) =>
            string.Join(',', edges.Select(edge => edge.ToString("R", CultureInfo.InvariantCulture)));
        return $"{Prefix}R={Edges(breaks.Recency)};F={Edges(breaks.Frequency)};M={Edges(breaks.Monetary)}";
    }

    /// <summary>Reads the text form; null and at least one error where it is not one.</summary>
    internal static ScoreBreaks? Read(string text, List<string> errors)
    {
        var before = errors.Count;
        var parts = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var part in text[Prefix.Length..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Length > 1 && part[1] is '=' or '<' ? part[..1] : "";
            if (name is not ("R" or "F" or "M"))
            {
                errors.Add($"--scoring '{part}' is not allowed in breaks; use R=, F= and M=, as in {Form}.");
            }
            else if (!parts.TryAdd(name, Edges(part, errors)))
            {
                errors.Add($"--scoring breaks name {name} twice; use R=, F= and M= once each.");
            }
        }

        foreach (var name in new[] { "R", "F", "M" })
        {
            if (!parts.ContainsKey(name))
            {
                errors.Add($"--scoring breaks have no edges for {name}; use R=, F= and M=, as in {Form}.");
            }
        }

        if (errors.Count == before && (parts["R"].Length != parts["F"].Length || parts["R"].Length != parts["M"].Length))
        {
            errors.Add(
                $"--scoring breaks have {parts["R"].Length} edges for R, {parts["F"].Length} for F and {parts["M"].Length} for M; each "
                + $"needs bins - 1.");
        }

        return errors.Count == before ? new ScoreBreaks(parts["R"], parts["F"], parts["M"]) : null;
    }

    private static double[] Edges(string part, List<string> errors)
    {
        var edges = new List<double>();
        foreach (var item in part[2..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out var edge) && double.IsFinite(edge))
            {
                edges.Add(part[1] == '=' ? edge : part[0] == 'M' ? Math.BitDecrement(edge) : Math.Ceiling(edge) - 1);
            }
            else
            {
                errors.Add($"--scoring '{item}' is not a number for {part[0]}; write edges with a decimal point, separated by ','.");
                return [];
            }
        }

        if (edges.Count > MaxEdges || edges.Zip(edges.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            errors.Add($"--scoring '{part}' is not allowed; it must have 1 to {MaxEdges} edges, each greater than the one before.");
        }

        return [.. edges];
    }
}

/// <summary>User edges per metric, strictly ascending; bins − 1 of each. A value ≤ an edge belongs below it.</summary>
/// <param name="Recency">Edges in days.</param>
/// <param name="Frequency">Edges in counts.</param>
/// <param name="Monetary">Edges in currency units.</param>
public sealed record ScoreBreaks(IReadOnlyList<double> Recency, IReadOnlyList<double> Frequency, IReadOnlyList<double> Monetary)
{
    /// <summary>Whether all edges are equal.</summary>
    public bool Equals(ScoreBreaks? other) =>
        other is not null
            && Recency.SequenceEqual(other.Recency)
            && Frequency.SequenceEqual(other.Frequency)
            && Monetary.SequenceEqual(other.Monetary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Recency.Count, Recency.Sum(), Frequency.Sum(), Monetary.Sum());
}
