using System.Data.Common;
using System.Text;

namespace RfmBatch.Storage.Sql;

/// <summary>Reads rows through ADO.NET; it closes the connection.</summary>
internal sealed class DataReaderCursor(SqlDialect dialect, DbConnection connection, DbDataReader reader) : RowCursor
{
    private byte[] _utf8 = new byte[512];

    public override bool Read() => reader.Read();

    public override bool IsNull(int ordinal) => reader.IsDBNull(ordinal);

    public override int GetInt32(int ordinal) => reader.GetInt32(ordinal);

    public override long GetAmount(int ordinal) => dialect.ReadAmount(reader, ordinal);

    public override int GetDay(int ordinal) => dialect.ReadDay(reader, ordinal);

    public override string GetString(int ordinal) => reader.GetString(ordinal);

    public override ReadOnlySpan<byte> GetUtf8(int ordinal)
    {
        var text = reader.GetString(ordinal);
        if (Encoding.UTF8.GetMaxByteCount(text.Length) is var most && most > _utf8.Length)
        {
            _utf8 = new byte[most];
        }

        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    public override async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await connection.DisposeAsync();
    }
}
