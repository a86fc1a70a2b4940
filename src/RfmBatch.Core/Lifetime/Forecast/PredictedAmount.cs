namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Predicted money as stored.</summary>
internal static class PredictedAmount
{
    // What decimal(19,4) holds; heavy-tailed amounts could ask for more.
    private const double Max = 9e18;

    /// <summary>Ten-thousandths, rounded half to even, of currency units at or above 0.</summary>
    public static long From(double amount) => (long)Math.Round(Math.Min(amount * Amount.Scale, Max), MidpointRounding.ToEven);
}
