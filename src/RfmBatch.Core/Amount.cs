namespace RfmBatch.Core;

/// <summary>Money in ten-thousandths of the currency unit, the form in which both stores sum it exactly.</summary>
/// <remarks>
/// SQL Server keeps <c>decimal(19,4)</c>, SQLite INTEGER; columns of a million customers are <c>long[]</c>. A value n means n/10000.
/// </remarks>
public static class Amount
{
    /// <summary>Ten-thousandths in one currency unit.</summary>
    public const int Scale = 10_000;

    /// <summary>The largest absolute amount of one line, 999,999,999,999.9999; larger ones are rejected as <c>bad-number</c>.</summary>
    public const long MaxLine = 9_999_999_999_999_999;

    /// <summary>Rounds to four decimals, half to even.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static long FromDecimal(decimal value) => decimal.ToInt64(decimal.Round(value * Scale, 0, MidpointRounding.ToEven));

    /// <summary>The exact value in currency units.</summary>
    public static decimal ToDecimal(long tenThousandths) => new decimal(tenThousandths) / Scale;

    /// <summary>The nearest double in currency units (one correctly rounded division, so both stores score the same number).</summary>
    public static double ToDouble(long tenThousandths) => (double)tenThousandths / Scale;
}
