using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>
/// Writes attributes of customers: a value seen later wins; a stretch that a load continues keeps its first day. What the load said stays
/// beside it, so that undoing another load can go back to it.
/// </summary>
internal sealed class SqliteAttributeWriter(IRowAccess rows, int loadKey) : IDisposable
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

    private const string Keep =
        """
        INSERT INTO sales_LoadAttribute (
            CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch, LoadKey
        )
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
        """;

    private readonly IRowStatement _upsert = rows.Prepare(Upsert);
    private readonly IRowStatement _keep = rows.Prepare(Keep);

    /// <summary>Writes one value.</summary>
    public void Write(int customerKey, in CustomerAttributeValue value)
    {
        _keep.Bind(7, loadKey);
        foreach (var statement in (ReadOnlySpan<IRowStatement>)[_upsert, _keep])
        {
            statement.Bind(1, customerKey);
            statement.Bind(2, value.AttributeName);
            statement.Bind(3, value.AttributeValue);
            statement.Bind(4, value.ValidFrom);
            statement.Bind(5, value.LastSeen);
            statement.Bind(6, value.IsWholeStretch ? 1 : 0);
            statement.Run();
        }
    }

    public void Dispose()
    {
        _upsert.Dispose();
        _keep.Dispose();
    }
}
