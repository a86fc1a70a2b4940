using System.Globalization;
using MathNet.Numerics.Distributions;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;

namespace RfmBatch.Benchmarks;

/// <summary>
/// What <c>plan --use-results</c> makes of campaigns that did nothing, and of one that did something; counts are drawn by seed.
/// </summary>
/// <remarks><c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- campaigns [pairs]</c>; 1,000 pairs.</remarks>
internal static class CampaignTrial
{
    private static readonly (string Name, Arm First, Arm Second)[] Pairs =
    [
        ("base 30 % and 5 %, control 10 % and 60 %", new Arm(0.3, 900, 100), new Arm(0.05, 400, 600)),
        ("base 20 % and 10 %, 4,252 and 2,000, control 15 % and 10 %", new Arm(0.2, 3_611, 641), new Arm(0.1, 1_800, 200)),
        ("base 2 % and 1 %, 500 each, control 20 %", new Arm(0.02, 400, 100), new Arm(0.01, 400, 100)),
        ("base 2 % and 1 %, 1,000 and 500, control 5 % and 10 %", new Arm(0.02, 950, 50), new Arm(0.01, 450, 50)),
        ("base 10 % and 1 %, 1,000 each, control 5 %", new Arm(0.1, 950, 50), new Arm(0.01, 950, 50)),
        ("base 0.6 % and 0.9 %, 40,000 each, control 50 % and 10 %", new Arm(0.006, 20_000, 20_000), new Arm(0.009, 36_000, 4_000)),
    ];

    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000;
        Console.WriteLine(
            $"{count:#,0} pairs of campaigns without effect each; goal: used uplift below the assumed, interval holds 0 in 93 to 97 %");
        foreach (var (name, first, second) in Pairs)
        {
            foreach (var assumed in new[] { 0.003, 0.005, 0.011, 0.043 })
            {
                Print(name, assumed, [.. Enumerable.Range(0, count).Select(pair => Evidence(pair, 0, first, second))]);
            }
        }

        Console.WriteLine("One campaign with an effect of ten points, base 20 %, 3,611 treated and 641 controls");
        foreach (var assumed in new[] { 0.005, 0.011, 0.043 })
        {
            Print("ten points", assumed, [.. Enumerable.Range(0, count).Select(pair => Evidence(pair, 0.1, new Arm(0.2, 3_611, 641)))]);
        }

        return 0;
    }

    private static void Print(string name, double assumed, UpliftEvidence[] measured)
    {
        var used = measured.Select(evidence => evidence.Shrink(assumed)).Order().ToArray();
        var enough = measured.Where(evidence => evidence.IsEnough).ToArray();
        var pooled = measured.Where(evidence => evidence.Lift is not null).ToArray();
        var held = pooled.Count(evidence => !evidence.Lift!.Value.Interval.ExcludesZero);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name}: assumed {100 * assumed:0.0} %, used {100 * used.Average():0.000} % in the mean, "
            + $"{100 * used[used.Length / 20]:0.00} to {100 * used[used.Length * 19 / 20]:0.00} % in 90 %, weight "
            + $"{measured.Average(evidence => evidence.WeightBeside(assumed)):0.00}, enough in "
            + $"{100.0 * enough.Length / measured.Length:0} %, interval holds 0 in {100.0 * held / pooled.Length:0.0} %"));
    }

    private static UpliftEvidence Evidence(int pair, double effect, params Arm[] arms)
    {
        var random = new RandomStream(1, 1, pair);
        return UpliftEvidence.Of(
        [
            .. arms.Select(arm => new ResponseStratum(
                arm.Treated,
                Binomial.Sample(random, arm.Rate + effect, arm.Treated),
                arm.Control,
                Binomial.Sample(random, arm.Rate, arm.Control)))
        ]);
    }

    private sealed record Arm(double Rate, int Treated, int Control);
}
