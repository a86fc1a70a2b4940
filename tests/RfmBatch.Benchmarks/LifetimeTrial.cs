using System.Globalization;
using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Benchmarks;

/// <summary>Predicts made shops of every kind, and compares with the year that follows.</summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- lifetime [seeds [customers [kind ... [option=value
/// ...]]]]</c>; 20 seeds, 4,000 customers, every kind, options of <c>run</c> such as <c>value=bgnbd</c>. <c>raw</c> prints a line for each
/// shop too: its kind, error of orders and of revenue (ln of what came to what was predicted), the simulation's standard deviations of
/// both, and the errors of its backtests with the standard deviations of their models. Same figures on every machine.
/// </remarks>
internal static class LifetimeTrial
{
    public static int Run(string[] arguments)
    {
        var seeds = int.Parse(arguments.ElementAtOrDefault(0) ?? "20", CultureInfo.InvariantCulture);
        var customers = int.Parse(arguments.ElementAtOrDefault(1) ?? "4000", CultureInfo.InvariantCulture);
        var options = arguments.Skip(2).Where(argument => argument.Contains('=', StringComparison.Ordinal))
            .Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var months = options.Remove("months", out var age) ? int.Parse(age, CultureInfo.InvariantCulture) : (int?)null;
        var named = arguments.Skip(2).Where(argument => !argument.Contains('=', StringComparison.Ordinal)).ToArray();
        Console.WriteLine(
            "kind               orders  revenue  segments(o/r)  ln(H/L) o/r  bias o/r        above High by class            season  "
            + "J  RFM044..49  models");
        var all = new List<ShopOutcome>();
        foreach (var made in ShopKind.All.Where(kind => named.All(name => name == "raw") || named.Contains(kind.Name)))
        {
            var kind = months is { } old ? made with { AsOf = SimulatedShop.Opening.AddMonths(old) } : made;
            var outcomes = Enumerable.Range(1, seeds).Select(seed => ShopOutcome.Of(kind, customers, seed, options)).ToList();
            all.AddRange(outcomes);
            Print(kind.Name, outcomes);
            foreach (var outcome in named.Contains("raw") ? outcomes : [])
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"raw {kind.Name} {outcome.Orders.Error:0.0000} {outcome.Revenue.Error:0.0000} {outcome.Orders.Model:0.0000} "
                    + $"{outcome.Revenue.Model:0.0000} {string.Join(' ', outcome.Backtests.Select(Raw))}"));
            }
        }

        Print("all", all);
        foreach (var kind in all.SelectMany(one => one.Chances.Keys).Distinct().Order())
        {
            // Where the model holds, as many as the chance says.
            double Below(double chance) => all.Count(one => one.Chances.GetValueOrDefault(kind, 1) < chance) / (double)all.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{kind}: chance below 10 % in {Below(.1):0.0%}, below 2.5 % in {Below(.025):0.0%}"));
        }

        return 0;
    }

    private static void Print(string name, List<ShopOutcome> outcomes)
    {
        double Share(Func<ShopOutcome, (int Within, int Count)> of) =>
            (double)outcomes.Sum(one => of(one).Within) / Math.Max(1, outcomes.Sum(one => of(one).Count));
        var above = string.Join(' ', Enumerable.Range(0, ShopOutcome.Classes.Length).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{(double)outcomes.Sum(one => one.AboveHigh[i]) / Math.Max(1, outcomes.Sum(one => one.CustomersByClass[i])),5:0.0%}")));
        var models = string.Join(' ', outcomes.GroupBy(one => one.ModelName).OrderByDescending(group => group.Count())
            .Select(group => $"{group.Key}:{group.Count()}"));
        var alarms = string.Join('/', Enumerable.Range(44, 6).Select(id => outcomes.Count(one => one.Failed.Contains($"RFM0{id}"))));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-18} {outcomes.Count(one => one.OrdersCovered),3}/{outcomes.Count,-3} "
            + $"{outcomes.Count(one => one.RevenueCovered),3}/{outcomes.Count,-3}"
            + $"  {Share(one => one.SegmentOrders),5:0%}/{Share(one => one.SegmentRevenue),-5:0%}   "
            + $"{Median(outcomes.Select(one => one.OrdersWidth)),4:0.00}/{Median(outcomes.Select(one => one.RevenueWidth)),-4:0.00}  "
            + $"{Errors(outcomes, one => one.Orders)} {Errors(outcomes, one => one.Revenue)}  "
            + $"{outcomes.Average(one => one.OrdersBias),6:+0.0%;-0.0%}/"
            + $"{outcomes.Average(one => one.RevenueBias),-6:+0.0%;-0.0%}  {above}  "
            + $"{outcomes.Count(one => one.IsSeasonal),3}  {outcomes.Average(one => one.BacktestCount),3:0.0}  "
            + $"{alarms} ({outcomes.Count(one => Enumerable.Range(44, 6).Any(id => one.Failed.Contains($"RFM0{id}")))})  {models}"));
    }

    private static string Raw((double Orders, double Revenue, double OrdersModel, double RevenueModel) one) =>
        FormattableString.Invariant($"{one.Orders:0.0000},{one.Revenue:0.0000},{one.OrdersModel:0.0000},{one.RevenueModel:0.0000}");

    // Errors that came, that the backtests had said, that the simulation had said: root mean squares, in %.
    private static string Errors(List<ShopOutcome> outcomes, Func<ShopOutcome, (double Error, double Backtest, double Model)> of) =>
        string.Join('/', ((Func<ShopOutcome, double>[])[one => of(one).Error, one => of(one).Backtest, one => of(one).Model]).Select(
            part => Math.Sqrt(outcomes.Average(one => part(one) * part(one))).ToString("0.0%", CultureInfo.InvariantCulture)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
