using RfmBatch.Application.Reading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core;
using RfmBatch.Core.Reading;

namespace RfmBatch.Cli.Output;

/// <summary>A comparison as it is read: the sentence, the segments, who moved.</summary>
internal static class BridgeText
{
    private const int MostMoves = 15;
    private static readonly BridgeComponent[] OfCustomers =
    [
        BridgeComponent.Entered, BridgeComponent.Left, BridgeComponent.MovedIn, BridgeComponent.MovedOut
    ];

    public static void Write(CommandContext context, RunComparison comparison)
    {
        var bridge = comparison.Bridge;
        var change = bridge.ToRevenueAmount - bridge.FromRevenueAmount;
        context.WriteLine(
            $"Run {comparison.From.RunKey} to run {comparison.To.RunKey} of {comparison.To.ProgramName}, observed to "
            + $"{Figures.Date(comparison.From.ObservedTo)} and {Figures.Date(comparison.To.ObservedTo)}");
        context.WriteLine(
            $"Revenue {Figures.Money(bridge.FromRevenueAmount)} to {Figures.Money(bridge.ToRevenueAmount)}, a change of {Signed(change)}:");
        WriteComponents(context, bridge.Parts);
        if (!comparison.IsComparable)
        {
            context.Note("The runs have different configurations: segments may differ by rules, not by behaviour (IsComparable = 0).");
        }

        context.WriteLine();
        WriteSegments(context, comparison);
        WriteMoves(context, comparison);
        WriteMovers(context, comparison);
    }

    private static void WriteComponents(CommandContext context, IReadOnlyList<BridgePart> parts)
    {
        var table = new ConsoleTable(new ConsoleColumn(""), new ConsoleColumn("", IsNumber: true));
        table.AddRow("  by the number of customers", Signed(Sum(parts, OfCustomers)));
        table.AddRow("  by orders per customer", Signed(Sum(parts, BridgeComponent.OrdersPerCustomer)));
        table.AddRow("  by amount per order", Signed(Sum(parts, BridgeComponent.AmountPerOrder)));
        if (Sum(parts, BridgeComponent.WithoutOrders) is not 0 and var returns)
        {
            table.AddRow("  by returns without orders", Signed(returns));
        }

        table.Write(context.Terminal);
    }

    private static void WriteSegments(CommandContext context, RunComparison comparison)
    {
        var table = new ConsoleTable(
            new ConsoleColumn("Segment"),
            new ConsoleColumn("Customers", IsNumber: true, GivesWay: 1),
            new ConsoleColumn("Before", IsNumber: true, GivesWay: 3),
            new ConsoleColumn("After", IsNumber: true, GivesWay: 2),
            new ConsoleColumn("Change", IsNumber: true),
            new ConsoleColumn("By customers", IsNumber: true),
            new ConsoleColumn("By orders", IsNumber: true),
            new ConsoleColumn("By amount", IsNumber: true),
            new ConsoleColumn("By returns", IsNumber: true, GivesWay: 4));
        foreach (var (key, name) in comparison.SegmentNames.Where(segment => comparison.Bridge.Levels.ContainsKey(segment.Key)))
        {
            var (from, to) = comparison.Bridge.Levels[key];
            Add(table, name, from, to, [.. comparison.Bridge.Parts.Where(part => part.SegmentKey == key)]);
        }

        var levels = comparison.Bridge.Levels.Values;
        Add(table, "All", Total(levels.Select(level => level.From)), Total(levels.Select(level => level.To)), comparison.Bridge.Parts);
        table.Write(context.Terminal);
    }

    private static void Add(
        ConsoleTable table, string name, SegmentLevel from, SegmentLevel to, IReadOnlyList<BridgePart> parts) => table.AddRow(
        name,
        $"{Figures.Count(from.CustomerCount)} > {Figures.Count(to.CustomerCount)}",
        Cents(from.RevenueAmount),
        Cents(to.RevenueAmount),
        Cents(to.RevenueAmount - from.RevenueAmount),
        Cents(Sum(parts, OfCustomers)),
        Cents(Sum(parts, BridgeComponent.OrdersPerCustomer)),
        Cents(Sum(parts, BridgeComponent.AmountPerOrder)),
        Cents(Sum(parts, BridgeComponent.WithoutOrders)));

    private static void WriteMoves(CommandContext context, RunComparison comparison)
    {
        var moves = comparison.Bridge.Moves.OrderByDescending(move => move.CustomerCount)
            .ThenBy(move => move.FromSegmentKey)
            .ThenBy(move => move.ToSegmentKey)
            .ToList();
        if (moves.Count == 0)
        {
            return;
        }

        context.WriteLine();
        context.WriteLine(
            $"{Figures.Count(moves.Sum(move => move.CustomerCount))} customers moved, entered or "
            + $"left{(moves.Count > MostMoves ? $"; the largest {MostMoves} of {moves.Count} moves" : "")}:");
        var table = new ConsoleTable(
            new ConsoleColumn("From"),
            new ConsoleColumn("To"),
            new ConsoleColumn("Customers", IsNumber: true),
            new ConsoleColumn("Revenue before", IsNumber: true),
            new ConsoleColumn("After", IsNumber: true));
        foreach (var move in moves.Take(MostMoves))
        {
            table.AddRow(
                comparison.SegmentNames[move.FromSegmentKey],
                comparison.SegmentNames[move.ToSegmentKey],
                Figures.Count(move.CustomerCount),
                Cents(move.FromRevenueAmount),
                Cents(move.ToRevenueAmount));
        }

        table.Write(context.Terminal);
    }

    private static void WriteMovers(CommandContext context, RunComparison comparison)
    {
        if (comparison.Bridge.TopMovers.Count == 0)
        {
            return;
        }

        context.WriteLine();
        context.WriteLine("Of them, the customers whose revenue changed most:");
        var table = new ConsoleTable(
            new ConsoleColumn("Customer"),
            new ConsoleColumn("From"),
            new ConsoleColumn("To"),
            new ConsoleColumn("Revenue before", IsNumber: true, GivesWay: 1),
            new ConsoleColumn("After", IsNumber: true),
            new ConsoleColumn("Change", IsNumber: true));
        foreach (var move in comparison.Bridge.TopMovers)
        {
            table.AddRow(
                comparison.CustomerIds[move.CustomerKey],
                comparison.SegmentNames[move.FromSegmentKey],
                comparison.SegmentNames[move.ToSegmentKey],
                Cents(move.FromRevenueAmount),
                Cents(move.ToRevenueAmount),
                Cents(move.ChangeAmount));
        }

        table.Write(context.Terminal);
    }

    private static SegmentLevel Total(IEnumerable<SegmentLevel> levels) =>
        levels.Aggregate(
            default(SegmentLevel),
            (
                sum,
                level) => new SegmentLevel(
                    sum.CustomerCount + level.CustomerCount, sum.OrderCount + level.OrderCount, sum.RevenueAmount + level.RevenueAmount));

    private static long Sum(IEnumerable<BridgePart> parts, params BridgeComponent[] components) =>
        parts.Where(part => components.Contains(part.Component)).Sum(part => part.ChangeAmount);

    private static string Cents(long amount) => Figures.Cents(Amount.ToDecimal(amount));

    private static string Signed(long amount) =>
        (amount > 0 ? "+" : "") + Amount.ToDecimal(amount).ToString("#,0.0000", System.Globalization.CultureInfo.InvariantCulture);
}
