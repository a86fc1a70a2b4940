using MathNet.Numerics.Distributions;

namespace RfmBatch.Benchmarks;

/// <summary>A kind of shop: how customers come, buy, stop and spend.</summary>
/// <param name="Name">As typed and printed.</param>
internal sealed record ShopKind(string Name)
{
    // A day of each month against the mean day.
    private static readonly double[] Christmas = [.75, .8, .9, .9, .95, .9, .85, .85, .95, 1.05, 1.45, 1.75];

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<ShopKind> All { get; } =
    [
        new("bg") { DropsOutAtFirst = false },
        new("mbg"),
        new("pareto") { Lifetime = random => Exponential.Sample(random, Math.Max(1e-6, Gamma.Sample(random, .6, 20))) },
        new("pareto-ggg")
        {
            Lifetime = random => Exponential.Sample(random, Math.Max(1e-6, Gamma.Sample(random, .6, 20))),
            Regularity = random => Math.Max(.3, Gamma.Sample(random, 2, .8)),
        },
        new("christmas-january") { Season = Christmas },
        new("christmas-july") { Season = Christmas, AsOf = new DateOnly(2025, 7, 1) },
        new("christmas-october") { Season = Christmas, AsOf = new DateOnly(2025, 10, 1) },
        new("subscription") { SubscriberShare = .25 },
        new("growing") { Growth = 1.0 },
        new("worsening") { Worsening = .25 },
        new("correlated-spend") { SpendByRate = .35 },
        new("heavy-spend") { SpendShape = 1.6 },
        new("lognormal-spend") { LogSpend = (1, 1.2) },
    ];

    /// <summary>First day not observed; three years are, or up to nine months more.</summary>
    public DateOnly AsOf { get; init; } = new(2025, 1, 1);

    /// <summary>Whether dropout may follow the first purchase.</summary>
    public bool DropsOutAtFirst { get; init; } = true;

    /// <summary>Weeks until a customer is gone whatever it buys; null for dropout after purchases.</summary>
    public Func<Random, double>? Lifetime { get; init; }

    /// <summary>Shape of a customer's gaps: 1 is Poisson, more is more regular.</summary>
    public Func<Random, double> Regularity { get; init; } = _ => 1;

    /// <summary>Twelve indexes, or null.</summary>
    public double[]? Season { get; init; }

    /// <summary>Share of customers who buy every 30 days until they leave.</summary>
    public double SubscriberShare { get; init; }

    /// <summary>Yearly growth of arrivals on the log scale.</summary>
    public double Growth { get; init; }

    /// <summary>By how much a year's later arrival lowers the rate and raises dropout, on the log scale.</summary>
    public double Worsening { get; init; }

    /// <summary>Exponent of the customer's purchase rate in its amounts.</summary>
    public double SpendByRate { get; init; }

    /// <summary>
    /// Standard deviations of ln amount between customers and between a customer's orders, which are heavy-tailed as no Gamma–Gamma is;
    /// null for Gamma–Gamma.
    /// </summary>
    public (double Between, double Within)? LogSpend { get; init; }

    /// <summary>Shape q of spend over customers; below 2 it has no variance.</summary>
    public double SpendShape { get; init; } = 4;
}
