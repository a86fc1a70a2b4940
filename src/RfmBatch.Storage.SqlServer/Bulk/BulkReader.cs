using System.Data.Common;

namespace RfmBatch.Storage.SqlServer.Bulk;

/// <summary>Streams rows that are in memory as columns to a bulk copy, without a table between.</summary>
internal sealed class BulkReader(int rowCount, IReadOnlyList<BulkColumn> columns) : DbDataReader
{
    private int _row = -1;

    public override int FieldCount => columns.Count;

    public override bool HasRows => rowCount > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ++_row < rowCount;

    public override bool NextResult() => false;

    public override object GetValue(int ordinal) => columns[ordinal].Read(_row);

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

    public override string GetName(int ordinal) => columns[ordinal].Name;

    public override Type GetFieldType(int ordinal) => columns[ordinal].Type;

    public override string GetDataTypeName(int ordinal) => columns[ordinal].Type.Name;

    public override int GetOrdinal(string name)
    {
        for (var ordinal = 0; ordinal < columns.Count; ordinal++)
        {
            if (columns[ordinal].Name == name)
            {
                return ordinal;
            }
        }

        throw new ArgumentException($"There is no column {name}.", nameof(name));
    }

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, columns.Count);
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            values[ordinal] = GetValue(ordinal);
        }

        return count;
    }

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();
}
