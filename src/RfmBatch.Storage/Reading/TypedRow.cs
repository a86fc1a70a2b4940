using System.Data.Common;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Reading;

/// <summary>Columns of the current row by name, in the form in which tables of either engine keep them.</summary>
internal readonly struct TypedRow(DbDataReader reader, SqlDialect dialect)
{
    public string Text(string name) => reader.GetString(reader.GetOrdinal(name));

    public string? TextOrNull(string name) => reader.IsDBNull(reader.GetOrdinal(name)) ? null : Text(name);

    public int Count(string name) =>
        checked((int)Convert.ToInt64(reader.GetValue(reader.GetOrdinal(name)), System.Globalization.CultureInfo.InvariantCulture));

    public int? CountOrNull(string name) => reader.IsDBNull(reader.GetOrdinal(name)) ? null : Count(name);

    public double? NumberOrNull(string name) => reader.IsDBNull(reader.GetOrdinal(name)) ? null : reader.GetDouble(reader.GetOrdinal(name));

    public long Amount(string name) => dialect.ReadAmount(reader, reader.GetOrdinal(name));

    public long? AmountOrNull(string name) => reader.IsDBNull(reader.GetOrdinal(name)) ? null : Amount(name);

    public DateOnly Date(string name) => Day.ToDate(dialect.ReadDay(reader, reader.GetOrdinal(name)));

    public DateOnly? DateOrNull(string name) => reader.IsDBNull(reader.GetOrdinal(name)) ? null : Date(name);
}
