using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Writes attributes of customers: a value seen later wins; a stretch that a load continues keeps its first day.</summary>
internal sealed class SqliteAttributeWriter(IRowAccess rows) : IDisposable
{
    private const string Upsert =
        """
        INSERT INTO sales_CustomerAttribute (CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (CustomerKey, AttributeName) DO UPDATE
        SET ValidFromDate = CASE
                WHEN ?6 = 1 AND AttributeValue = excluded.AttributeValue THEN MIN(ValidFromDate, excluded.ValidFromDate)
                ELSE excluded.ValidFromDate
            END,
            AttributeValue = excluded.AttributeValue,
            LastSeenDate = excluded.LastSeenDate
        WHERE excluded.LastSeenDate >= LastSeenDate;
        """;

    private readonly IRowStatement _upsert = rows.Prepare(Upsert);

    /// <summary>Writes one value.</summary>
    public void Write(int customerKey, in CustomerAttributeValue value)
    {
        _upsert.Bind(1, customerKey);
        _upsert.Bind(2, value.AttributeName);
        _upsert.Bind(3, value.AttributeValue);
        _upsert.Bind(4, value.ValidFrom);
        _upsert.Bind(5, value.LastSeen);
        _upsert.Bind(6, value.IsWholeStretch ? 1 : 0);
        _upsert.Run();
    }

    public void Dispose() => _upsert.Dispose();
}
