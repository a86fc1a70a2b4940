using RfmBatch.Core;

namespace RfmBatch.Storage.Runs;

/// <summary>A column of <c>rfm.CustomerRfm</c> on its way from a run's result into the store.</summary>
/// <remarks>Every value is a <see cref="long"/>, whatever its kind: millions of them are gathered and bound without a box.</remarks>
public sealed class CustomerRfmColumn
{
    /// <summary>NULL.</summary>
    public const long NoValue = long.MinValue;

    private CustomerRfmColumn(string name, CustomerRfmColumnKind kind, Func<int, long>? read)
    {
        Name = name;
        Kind = kind;
        IsEmpty = read is null;
        Read = read ?? (_ => NoValue);
    }

    /// <summary>Its name in both stores.</summary>
    public string Name { get; }

    /// <summary>What its numbers mean.</summary>
    public CustomerRfmColumnKind Kind { get; }

    /// <summary>Its value in a row of the result, or <see cref="NoValue"/>.</summary>
    public Func<int, long> Read { get; }

    /// <summary>Whether it is NULL in every row, so that nobody need ask.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whole numbers; null where the run has none.</summary>
    public static CustomerRfmColumn Whole(string name, Func<int, long>? read) => new(name, CustomerRfmColumnKind.Whole, read);

    /// <summary>Money in ten-thousandths; null where the run has none.</summary>
    public static CustomerRfmColumn Amount(string name, Func<int, long>? read) => new(name, CustomerRfmColumnKind.Amount, read);

    /// <summary>Days since 1970-01-01, <see cref="Day.None"/> is NULL; null where the run has none.</summary>
    public static CustomerRfmColumn Date(string name, int[]? days) =>
        new(name, CustomerRfmColumnKind.Day, days is null ? null : row => days[row] == Day.None ? NoValue : days[row]);

    /// <summary>Real numbers, NaN is NULL; null where the run has none.</summary>
    public static CustomerRfmColumn Real(string name, Func<int, double>? read) => new(
        name,
        CustomerRfmColumnKind.Real,
        read is null ? null : row => read(row) is var value && double.IsNaN(value) ? NoValue : ToBits(value));

    /// <summary>The real number of a value of kind <see cref="CustomerRfmColumnKind.Real"/>.</summary>
    public static double ToReal(long bits) => BitConverter.Int64BitsToDouble(bits);

    // −0.0 has the bits of NoValue; adding 0 makes it 0.0 and leaves every other number alone.
    private static long ToBits(double value) => BitConverter.DoubleToInt64Bits(value + 0.0);
}

/// <summary>What the numbers of a <see cref="CustomerRfmColumn"/> mean.</summary>
public enum CustomerRfmColumnKind
{
    /// <summary>A whole number within an <see cref="int"/>.</summary>
    Whole,

    /// <summary>Money, ten-thousandths.</summary>
    Amount,

    /// <summary>Days since 1970-01-01.</summary>
    Day,

    /// <summary>The bits of a <see cref="double"/>.</summary>
    Real,
}
