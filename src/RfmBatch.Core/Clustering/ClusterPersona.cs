namespace RfmBatch.Core.Clustering;

/// <summary>A name for a cluster that people can use, from its levels against the population.</summary>
/// <param name="Label">Cluster in this run.</param>
/// <param name="Name">Unique in the run.</param>
/// <param name="RecencyDays">Level of days since the last sale: low is recent.</param>
/// <param name="Frequency">Level of frequency.</param>
/// <param name="Monetary">Level of money.</param>
/// <param name="SortOrder">High value first, then frequent, then recent; equal names have equal orders in every run, so that a report can
/// sort names by it.</param>
public sealed record ClusterPersona(
    byte Label, string Name, PersonaLevel RecencyDays, PersonaLevel Frequency, PersonaLevel Monetary, int SortOrder)
{
    /// <summary>Standard deviations of the features beyond which a level is low or high.</summary>
    public const double LevelDistance = .25;

    /// <summary>Standard deviations beyond which a level is far low or far high, where clusters of equal levels are told apart.</summary>
    public const double FarDistance = 1;

    // Comparatives tell two clusters of equal levels apart: the words for the greater and for the lesser mean.
    private static readonly (string More, string Less)[] Comparatives =
    [
        ("longer ago", "more recent"), ("more frequent", "less frequent"), ("higher value", "lower value")
    ];

    /// <summary>Names the clusters of a run.</summary>
    /// <param name="centroids">Centroids of recency in days, frequency and money, standardised.</param>
    /// <returns>One persona per cluster, ascending by label; no two names are equal.</returns>
    /// <exception cref="ArgumentException">Centroids of other than three features.</exception>
    public static IReadOnlyList<ClusterPersona> Of(IReadOnlyList<double[]> centroids)
    {
        ArgumentNullException.ThrowIfNull(centroids);
        if (centroids.Any(centroid => centroid.Length != 3))
        {
            throw new ArgumentException("Personas are made from recency, frequency and money.", nameof(centroids));
        }

        var personas = centroids.Select((centroid, c) => Describe((byte)c, centroid, isFine: false)).ToArray();
        ForEachNamesakes(personas, group =>
        {
            foreach (var c in group)
            {
                personas[c] = Describe((byte)c, centroids[c], isFine: true);
            }
        });
        ForEachNamesakes(personas, group => Distinguish(group, centroids, personas));
        return personas;
    }

    private static void ForEachNamesakes(ClusterPersona[] personas, Action<int[]> change)
    {
        foreach (var group in personas.GroupBy(persona => persona.Name).Where(group => group.Count() > 1).ToList())
        {
            change([.. group.Select(persona => (int)persona.Label)]);
        }
    }

    // Words for what is far from the population are used only where clusters would have one name without them: far is a matter of degree,
    // and a name that changes with a few customers is none.
    private static ClusterPersona Describe(byte label, double[] centroid, bool isFine)
    {
        var (recency, frequency, monetary) = (LevelOf(centroid[0]), LevelOf(centroid[1]), LevelOf(centroid[2]));
        bool IsFar(int metric) => isFine && Math.Abs(centroid[metric]) > FarDistance;
        string?[] words =
        [
            recency switch
            {
                PersonaLevel.Low => IsFar(0) ? "very recent" : "recent",
                PersonaLevel.High => IsFar(0) ? "long lapsed" : "lapsed",
                _ => null
            },
            frequency switch
            {
                PersonaLevel.Low => IsFar(1) ? "seldom" : "occasional",
                PersonaLevel.High => IsFar(1) ? "very frequent" : "frequent",
                _ => null
            },
            monetary switch
            {
                PersonaLevel.Low => IsFar(2) ? "very low value" : "low value",
                PersonaLevel.High => IsFar(2) ? "very high value" : "high value",
                _ => null
            },
        ];
        var name = string.Join(", ", words.OfType<string>());
        var order = ((1 - (int)monetary) * 9) + ((1 - (int)frequency) * 3) + 1 + (int)recency;

        // Within equal levels: far above comes first, far below last, in the same order of metrics.
        var fine = (IsFar(2) ? 28 * (int)monetary : 0) + (IsFar(1) ? 14 * (int)frequency : 0) - (IsFar(0) ? 7 * (int)recency : 0);
        return new ClusterPersona(
            label,
            name.Length == 0 ? "Average" : char.ToUpperInvariant(name[0]) + name[1..],
            recency,
            frequency,
            monetary,
            ((order + 1) * 100) - fine);
    }

    // By the metric in which the group differs most: two by comparatives, more by their place.
    private static void Distinguish(int[] group, IReadOnlyList<double[]> centroids, ClusterPersona[] personas)
    {
        var metric = Enumerable.Range(0, 3).MaxBy(j => group.Max(c => centroids[c][j]) - group.Min(c => centroids[c][j]));
        var ordered = group.OrderByDescending(c => centroids[c][metric]).ThenBy(c => c).ToArray();
        for (var place = 0; place < ordered.Length; place++)
        {
            var (more, less) = Comparatives[metric];
            var suffix = ordered.Length == 2 ? (place == 0 ? more : less) : $"{place + 1} of {ordered.Length}, {more} first";
            var persona = personas[ordered[place]];
            personas[ordered[place]] = persona with { Name = $"{persona.Name} ({suffix})", SortOrder = persona.SortOrder + place };
        }
    }

    private static PersonaLevel LevelOf(double mean) =>
        mean > LevelDistance ? PersonaLevel.High : mean < -LevelDistance ? PersonaLevel.Low : PersonaLevel.Middle;
}

/// <summary>Where a cluster's mean lies against the population's.</summary>
public enum PersonaLevel
{
    /// <summary>Below by more than <see cref="ClusterPersona.LevelDistance"/> standard deviations.</summary>
    Low = -1,

    /// <summary>Near.</summary>
    Middle = 0,

    /// <summary>Above by more than that.</summary>
    High = 1,
}
