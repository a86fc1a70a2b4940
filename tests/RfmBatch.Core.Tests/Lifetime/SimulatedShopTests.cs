using System.Globalization;
using RfmBatch.Benchmarks;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>A part of the table of simulated shops in docs/lifetime.md (benchmark <c>lifetime</c>).</summary>
public sealed class SimulatedShopTests
{
    private static readonly Dictionary<string, string> None = [];

    // Whether totals of orders and revenue are held, bias of orders in %, model, season, failed checks of the holdout; 2,000 customers.
    [Theory]
    [InlineData("bg", 1, "held held 1.6 BG/NBD")]
    [InlineData("mbg", 2, "held held -2.9 MBG/NBD")]
    [InlineData("christmas-january", 1, "held held -3.6 MBG/NBD seasonal")]
    [InlineData("christmas-october", 2, "held held 0.4 MBG/NBD seasonal")]
    [InlineData("subscription", 1, "held held 8.9 MBG/CNBD-2 RFM046 RFM049")]
    [InlineData("heavy-spend", 1, "held held -5.3 MBG/NBD")]
    public void A_simulated_shop_is_predicted_as_ever(string kind, int seed, string said) =>
        Assert.Equal(said, Said(kind, seed, None));

    [Theory]
    [InlineData("christmas-january", 1)]
    [InlineData("christmas-july", 1)]
    [InlineData("christmas-october", 1)]
    public void A_season_that_a_forced_model_leaves_out_is_seen(string kind, int seed) => Assert.Contains(
        "RFM049", Said(kind, seed, new Dictionary<string, string> { ["value"] = "bgnbd", ["season"] = "off" }));

    private static string Said(string kind, int seed, IReadOnlyDictionary<string, string> options)
    {
        var outcome = ShopOutcome.Of(ShopKind.All.Single(one => one.Name == kind), 2_000, seed, options);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(outcome.OrdersCovered ? "held" : "missed")} {(outcome.RevenueCovered ? "held" : "missed")} {100 * outcome.OrdersBias:0.0} "
            + $"{outcome.ModelName}{(outcome.IsSeasonal ? " seasonal" : "")} {string.Join(' ', outcome.Failed.Order())}").TrimEnd();
    }
}
