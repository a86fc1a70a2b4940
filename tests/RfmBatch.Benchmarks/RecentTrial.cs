using System.Globalization;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Operations;

namespace RfmBatch.Benchmarks;

/// <summary>How often the checks of what is new fail in made shops of every kind, seasons among them, where nothing else changes.</summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- drift-seasons [seeds [customers [kinds ...]]]</c>: 18
/// monthly runs from half a year before the kind's as-of date on.
/// </remarks>
internal static class RecentTrial
{
    private const int Runs = 18;

    public static int Run(string[] arguments)
    {
        var seeds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 20;
        var customers = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 3_000;
        foreach (var kind in ShopKind.All.Where(kind => arguments.Length < 3 || arguments.Skip(2).Contains(kind.Name)))
        {
            var (orders, amounts, either) = (0, 0, 0);
            for (var seed = 1; seed <= seeds; seed++)
            {
                var log = ShopOutcome.Log(SimulatedShop.Lines(kind, customers, seed));
                for (var run = 0; run < Runs; run++)
                {
                    var asOf = kind.AsOf.AddMonths(run - 5);
                    var recent = RecentPurchases.Compare(log, 1, asOf, asOf.AddMonths(-1));
                    var (order, amount) = (RecentChecks.OfOrders(recent), RecentChecks.OfAmounts(recent));
                    orders += order.Passed ? 0 : 1;
                    amounts += amount.Passed ? 0 : 1;
                    either += order.Passed && amount.Passed ? 0 : 1;
                }
            }

            double Share(int count) => 100.0 * count / (seeds * Runs);
            Console.WriteLine(FormattableString.Invariant(
                $"{kind.Name}, {seeds * Runs} runs: RFM027 {Share(orders):0.0} %, RFM028 {Share(amounts):0.0} %, ")
                + FormattableString.Invariant($"either {Share(either):0.0} %"));
        }

        return 0;
    }
}
