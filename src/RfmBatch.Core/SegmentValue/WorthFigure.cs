namespace RfmBatch.Core.SegmentValue;

/// <summary>A value of a segment's customers, ten-thousandths.</summary>
/// <param name="Amount">Of all together, or null where it is not known.</param>
/// <param name="PerCustomerAmount">Of one on average, or null where it is not known or nobody is there.</param>
/// <param name="Reason">Why something is null, or null where nothing is.</param>
public sealed record WorthFigure(long? Amount, long? PerCustomerAmount, string? Reason)
{
    internal static WorthFigure Unknown(string reason) => new(null, null, reason);

    internal static WorthFigure Of(double total, int customers) => customers == 0
        ? new WorthFigure(0, null, "Nobody is in the segment.")
        : new WorthFigure(Round(total), Round(total / customers), null);

    private static long Round(double tenThousandths) => (long)Math.Round(tenThousandths, MidpointRounding.ToEven);
}
