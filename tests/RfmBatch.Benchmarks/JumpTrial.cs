using System.Globalization;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Tests.Operations;

namespace RfmBatch.Benchmarks;

/// <summary>How often checks of data that jumped hold a run of made shops: without a fault, and where the newest load has one.</summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- jumps [seeds [days ...]]</c>, where seeds default to 20 and
/// days of a load to 7 and 1. A run follows each load, all before it were published. Faults: every row of the file twice (the file itself
/// loaded twice is always found), a half of the rows missing, a third missing, sales 2.5 times too large.
/// </remarks>
internal static class JumpTrial
{
    private static readonly (string Name, double Rows, double Sales)[] Faults =
        [("twice", 2, 2), ("half", .5, .5), ("two thirds", .667, .667), ("sales", 1, 2.5)];

    public static int Run(string[] arguments)
    {
        var seeds = int.Parse(arguments.ElementAtOrDefault(0) ?? "20", CultureInfo.InvariantCulture);
        var lengths = arguments.Length > 1 ? arguments[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture)) : [7, 1];
        Console.WriteLine($"shop      days   runs   held | {string.Join(' ', Faults.Select(fault => $"{fault.Name,10}"))}");
        foreach (var length in lengths)
        {
            foreach (var shop in ShopDays.Names)
            {
                Console.WriteLine(Line(shop, length, seeds));
            }
        }

        return 0;
    }

    private static string Line(string shop, int length, int seeds)
    {
        var (runs, held) = (0, 0);
        var found = new int[Faults.Length];
        for (var seed = 1; seed <= seeds; seed++)
        {
            var loads = ShopDays.Cut(ShopDays.Of(shop, seed), length);
            for (var count = 2; count <= loads.Count; count++)
            {
                var before = loads.Take(count - 1).ToList();
                var seen = before[^1].LoadKey;
                runs++;
                held += IsHeld(before, loads[count - 1], seen) ? 1 : 0;
                for (var fault = 0; fault < Faults.Length; fault++)
                {
                    found[fault] += IsHeld(before, With(loads[count - 1], Faults[fault]), seen) ? 1 : 0;
                }
            }
        }

        var shares = found.Select(number => string.Create(CultureInfo.InvariantCulture, $"{100.0 * number / runs,9:0.0}%"));
        return string.Create(CultureInfo.InvariantCulture, $"{shop,-9} {length,4} {runs,6} {held,6} | {string.Join(' ', shares)}");
    }

    private static LoadOfDays With(LoadOfDays load, (string Name, double Rows, double Sales) fault) => load with
    {
        Days = [.. load.Days.Select(day => day.Times(fault.Sales) with { RowCount = (long)(day.RowCount * fault.Rows) })],
    };

    private static bool IsHeld(List<LoadOfDays> before, LoadOfDays load, int seen)
    {
        var history = new LoadHistory([.. before, load], seen);
        return ((QualityFinding[])[LastDayCheck.Evaluate(history), LoadVolumeCheck.Evaluate(history)])
            .Any(finding => finding is { Passed: false, Severity: CheckSeverity.Error });
    }
}
