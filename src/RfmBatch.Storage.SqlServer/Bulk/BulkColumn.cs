using System.Runtime.CompilerServices;
using RfmBatch.Core;

namespace RfmBatch.Storage.SqlServer.Bulk;

/// <summary>A column on its way into a temporary table.</summary>
/// <remarks>
/// <see cref="Microsoft.Data.SqlClient.SqlBulkCopy"/> takes every value as an object and has written it before it asks for the next row, so
/// a column puts the values of all rows into one box, instead of making a box for each of millions.
/// </remarks>
internal abstract class BulkColumn
{
    private BulkColumn(string name, Type type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>Its name in the temporary table.</summary>
    public string Name { get; }

    /// <summary>The CLR type of its values.</summary>
    public Type Type { get; }

    /// <summary>Its value in a row, good until the column is read again, or <see cref="DBNull"/>.</summary>
    public abstract object Read(int row);

    /// <summary>Whole numbers.</summary>
    public static BulkColumn Whole(string name, Func<int, int> read, Func<int, bool>? isNull = null) =>
        new Boxed<int>(name, read, isNull);

    /// <summary>Whole numbers that may be large.</summary>
    public static BulkColumn Long(string name, Func<int, long> read) => new Boxed<long>(name, read, null);

    /// <summary>Real numbers.</summary>
    public static BulkColumn Real(string name, Func<int, double> read, Func<int, bool>? isNull = null) =>
        new Boxed<double>(name, read, isNull);

    /// <summary>Flags.</summary>
    public static BulkColumn Flag(string name, Func<int, bool> read) => new Boxed<bool>(name, read, null);

    /// <summary>Money or quantities, given in ten-thousandths.</summary>
    public static BulkColumn Amount(string name, Func<int, long> read, Func<int, bool>? isNull = null) =>
        new Boxed<decimal>(name, row => Core.Amount.ToDecimal(read(row)), isNull);

    /// <summary>Days, given since 1970-01-01.</summary>
    public static BulkColumn Date(string name, Func<int, int> read, Func<int, bool>? isNull = null) =>
        new Boxed<DateTime>(name, row => Day.ToDate(read(row)).ToDateTime(TimeOnly.MinValue), isNull);

    /// <summary>Text; null is NULL.</summary>
    public static BulkColumn Text(string name, Func<int, string?> read) => new Texts(name, read);

    private sealed class Boxed<T>(string name, Func<int, T> read, Func<int, bool>? isNull) : BulkColumn(name, typeof(T))
        where T : struct
    {
        private readonly object _box = default(T);

        public override object Read(int row)
        {
            if (isNull is not null && isNull(row))
            {
                return DBNull.Value;
            }

            Unsafe.Unbox<T>(_box) = read(row);
            return _box;
        }
    }

    private sealed class Texts(string name, Func<int, string?> read) : BulkColumn(name, typeof(string))
    {
        public override object Read(int row) => read(row) ?? (object)DBNull.Value;
    }
}
