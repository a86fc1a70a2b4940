using RfmBatch.Application.Reading;
using RfmBatch.Core;
using RfmBatch.Core.Reading;

namespace RfmBatch.Cli.Output;

/// <summary>A comparison for other programs; parts are named as the columns of <c>bi.RevenueBridge</c>.</summary>
internal sealed record BridgeJson(
    int FromRunKey,
    int ToRunKey,
    string ProgramName,
    bool IsComparable,
    decimal FromRevenueAmount,
    decimal ToRevenueAmount,
    decimal ChangeAmount,
    IReadOnlyList<BridgeJson.Part> Parts,
    IReadOnlyList<BridgeJson.Move> Moves,
    IReadOnlyList<BridgeJson.Mover> TopMovers)
{
    public static BridgeJson Of(RunComparison comparison)
    {
        var bridge = comparison.Bridge;
        string? Name(int segmentKey) => segmentKey == 0 ? null : comparison.SegmentNames.GetValueOrDefault(segmentKey);
        return new BridgeJson(
            comparison.From.RunKey,
            comparison.To.RunKey,
            comparison.To.ProgramName,
            comparison.IsComparable,
            Amount.ToDecimal(bridge.FromRevenueAmount),
            Amount.ToDecimal(bridge.ToRevenueAmount),
            Amount.ToDecimal(bridge.ToRevenueAmount - bridge.FromRevenueAmount),
            [
                .. bridge.Parts.Select(
                    part => new Part(
                        Name(part.SegmentKey),
                        part.Component,
                        Name(part.OtherSegmentKey),
                        part.CustomerCount,
                        Amount.ToDecimal(part.ChangeAmount)))
            ],
            [
                .. bridge.Moves.Select(
                    move => new Move(
                        Name(move.FromSegmentKey),
                        Name(move.ToSegmentKey),
                        move.CustomerCount,
                        Amount.ToDecimal(move.FromRevenueAmount),
                        Amount.ToDecimal(move.ToRevenueAmount)))
            ],
            [
                .. bridge.TopMovers.Select(
                    move => new Mover(
                        comparison.CustomerIds[move.CustomerKey],
                        Name(move.FromSegmentKey),
                        Name(move.ToSegmentKey),
                        Amount.ToDecimal(move.FromRevenueAmount),
                        Amount.ToDecimal(move.ToRevenueAmount)))
            ]);
    }

    internal sealed record Part(
        string? SegmentName, BridgeComponent Component, string? OtherSegmentName, int? CustomerCount, decimal ChangeAmount);

    internal sealed record Move(
        string? FromSegmentName, string? ToSegmentName, int CustomerCount, decimal FromRevenueAmount, decimal ToRevenueAmount);

    internal sealed record Mover(
        string CustomerId, string? FromSegmentName, string? ToSegmentName, decimal FromRevenueAmount, decimal ToRevenueAmount);
}
