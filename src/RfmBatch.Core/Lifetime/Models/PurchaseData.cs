namespace RfmBatch.Core.Lifetime.Models;

/// <summary>What the value stage is computed from, in columns parallel to <see cref="CustomerKeys"/>.</summary>
public sealed class PurchaseData
{
    /// <summary>Surrogate keys of the store.</summary>
    public required int[] CustomerKeys { get; init; }

    /// <summary>Histories until as-of.</summary>
    public required PurchaseHistory Observed { get; init; }

    /// <summary>Histories until the holdout begins; x = −1 for customers who came later. Null without a holdout.</summary>
    public required PurchaseHistory? Calibration { get; init; }

    /// <summary>Days with a sale within the holdout.</summary>
    public required int[] HoldoutOrderDays { get; init; }

    /// <summary>Sales within the holdout, ten-thousandths.</summary>
    public required long[] HoldoutSalesAmounts { get; init; }

    /// <summary>Returns within the holdout, ten-thousandths, normally negative.</summary>
    public required long[] HoldoutReturnAmounts { get; init; }

    /// <summary>Sales before as-of, and before the holdout.</summary>
    public required (long Observed, long Calibration) SalesAmount { get; init; }

    /// <summary>Returns before as-of, and before the holdout; normally negative.</summary>
    public required (long Observed, long Calibration) ReturnAmount { get; init; }

    /// <summary>The same in the order of other keys; a key that is not here has no purchases.</summary>
    /// <param name="customerKeys">Distinct keys.</param>
    public PurchaseData ArrangedFor(int[] customerKeys)
    {
        ArgumentNullException.ThrowIfNull(customerKeys);
        var rows = Rows(customerKeys);
        return new PurchaseData
        {
            CustomerKeys = customerKeys,
            Observed = Arrange(Observed, rows),
            Calibration = Calibration is null ? null : Arrange(Calibration, rows),
            HoldoutOrderDays = Arrange(HoldoutOrderDays, rows, 0),
            HoldoutSalesAmounts = Arrange(HoldoutSalesAmounts, rows, 0),
            HoldoutReturnAmounts = Arrange(HoldoutReturnAmounts, rows, 0),
            SalesAmount = SalesAmount,
            ReturnAmount = ReturnAmount,
        };
    }

    private int[] Rows(int[] customerKeys)
    {
        var rowOf = new Dictionary<int, int>(CustomerKeys.Length);
        for (var row = 0; row < CustomerKeys.Length; row++)
        {
            rowOf.Add(CustomerKeys[row], row);
        }

        return Array.ConvertAll(customerKeys, key => rowOf.GetValueOrDefault(key, -1));
    }

    private static PurchaseHistory Arrange(PurchaseHistory history, int[] rows) => new()
    {
        RepeatOrderDays = Arrange(history.RepeatOrderDays, rows, -1),
        AgesAtLastOrder = Arrange(history.AgesAtLastOrder, rows, 0),
        Ages = Arrange(history.Ages, rows, 0),
        RepeatSalesAmounts = Arrange(history.RepeatSalesAmounts, rows, 0),
    };

    private static T[] Arrange<T>(T[] values, int[] rows, T absent) => Array.ConvertAll(rows, row => row < 0 ? absent : values[row]);
}
