using System.Collections;
using System.Data.Common;
using RfmBatch.Core;
using RfmBatch.Core.Pipeline;

namespace RfmBatch.Storage.SqlServer.Running;

/// <summary>A run's columns as the rows that bulk copy reads; nothing is copied beforehand.</summary>
internal sealed class CustomerRfmReader(int runKey, RunResult result, IReadOnlyList<int> segmentKeys, ReadOnlyMemory<int> rows) : DbDataReader
{
    private int _at = -1;
    private int _row;

    public static IReadOnlyList<string> Names { get; } =
    [
        "RunKey", "CustomerKey", "SegmentKey", "ClusterKey", "HierarchyClusterKey", "RecencyDays", "OrderCount", "FrequencyCount", "RevenueAmount",
        "MonetaryAmount", "FirstOrderDate", "LastOrderDate", "RecencyScore", "FrequencyScore", "MonetaryScore",
    ];

    public override int FieldCount => Names.Count;

    public override bool HasRows => rows.Length > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (++_at >= rows.Length)
        {
            return false;
        }

        _row = rows.Span[_at];
        return true;
    }

    public override object GetValue(int ordinal) => ordinal switch
    {
        0 => runKey,
        1 => result.Summary.CustomerKeys[_row],
        2 => segmentKeys[result.SegmentIndexes[_row]],
        3 or 4 => 0,
        5 => Scored(result.RecencyDays[_row]),
        6 => result.Summary.OrderCounts[_row],
        7 => result.FrequencyCounts[_row],
        8 => Amount.ToDecimal(result.RevenueAmounts[_row]),
        9 => result.RecencyDays[_row] < 0 ? DBNull.Value : Amount.ToDecimal(result.MonetaryAmounts[_row]),
        10 => Date(result.Summary.FirstOrderDays[_row]),
        11 => Date(result.Summary.LastOrderDays[_row]),
        12 => Scored(result.RecencyScores[_row]),
        13 => Scored(result.FrequencyScores[_row]),
        14 => Scored(result.MonetaryScores[_row]),
        _ => throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, "There is no such column."),
    };

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

    public override string GetName(int ordinal) => Names[ordinal];

    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such column.");
    }

    public override Type GetFieldType(int ordinal) => ordinal switch
    {
        8 or 9 => typeof(decimal),
        10 or 11 => typeof(DateTime),
        _ => typeof(int),
    };

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override bool NextResult() => false;

    private static object Date(int day) => day == Day.None ? DBNull.Value : Day.ToDate(day).ToDateTime(TimeOnly.MinValue);

    private object Scored(int value) => result.RecencyDays[_row] < 0 ? DBNull.Value : value;
}
