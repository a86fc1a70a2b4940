using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Gives the customers of a load their keys, and writes new ones with their first and last sale at the end.</summary>
/// <remarks>Keys are given in memory. Inserting at the end, once, costs half of inserting first and updating the dates afterwards.</remarks>
internal sealed class SqliteCustomerWriter : IDisposable
{
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _update;
    private readonly bool _isEmptyStore;
    private readonly List<string?> _newIds = []; // null: the store knew the customer
    private int[] _keys = new int[1024];
    private int[] _firstDays = new int[1024];
    private int[] _lastDays = new int[1024];
    private int _lastKey;

    public SqliteCustomerWriter(SqliteConnection connection)
    {
        using (var last = new SqliteStatement(connection, "SELECT MAX(CustomerKey) AS LastKey FROM sales_Customer;"))
        {
            _lastKey = (int)(last.ReadInt64() ?? 0);
        }

        _isEmptyStore = _lastKey == 0;
        _find = new SqliteStatement(connection, "SELECT CustomerKey FROM sales_Customer WHERE CustomerId = ?1;");
        _insert = new SqliteStatement(connection, "INSERT INTO sales_Customer (CustomerKey, CustomerId, FirstOrderDate, LastOrderDate) VALUES (?1, ?2, ?3, ?4);");
        _update = new SqliteStatement(connection, """
            UPDATE sales_Customer
            SET FirstOrderDate = MIN(COALESCE(FirstOrderDate, ?2), ?2),
                LastOrderDate = MAX(COALESCE(LastOrderDate, ?3), ?3)
            WHERE CustomerKey = ?1;
            """);
    }

    /// <summary>The key of a customer by its number in the load.</summary>
    public int KeyOf(int index) => _keys[index];

    /// <summary>Takes the next customers in the order of their numbers.</summary>
    public void Add(List<string> ids)
    {
        foreach (string id in ids)
        {
            int index = _newIds.Count;
            if (index == _keys.Length)
            {
                Array.Resize(ref _keys, index * 2);
                Array.Resize(ref _firstDays, index * 2);
                Array.Resize(ref _lastDays, index * 2);
            }

            _firstDays[index] = int.MaxValue;
            _lastDays[index] = Day.None;
            int? key = _isEmptyStore ? null : Find(id);
            _keys[index] = key ?? ++_lastKey;
            _newIds.Add(key is null ? id : null);
        }
    }

    /// <summary>Notes a sale.</summary>
    public void NoteSale(int index, int day)
    {
        if (day < _firstDays[index])
        {
            _firstDays[index] = day;
        }

        if (day > _lastDays[index])
        {
            _lastDays[index] = day;
        }
    }

    /// <summary>Writes new customers and the dates of known ones.</summary>
    public void Write()
    {
        for (int index = 0; index < _newIds.Count; index++)
        {
            bool hasSale = _lastDays[index] != Day.None;
            if (_newIds[index] is { } id)
            {
                _insert.Bind(1, _keys[index]);
                _insert.Bind(2, id);
                BindDays(_insert, 3, index, hasSale);
                _insert.Run();
            }
            else if (hasSale)
            {
                _update.Bind(1, _keys[index]);
                BindDays(_update, 2, index, hasSale);
                _update.Run();
            }
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _update.Dispose();
    }

    private int? Find(string id)
    {
        _find.Bind(1, id);
        return (int?)_find.ReadInt64();
    }

    private void BindDays(SqliteStatement statement, int first, int index, bool hasSale)
    {
        if (hasSale)
        {
            statement.Bind(first, _firstDays[index]);
            statement.Bind(first + 1, _lastDays[index]);
        }
        else
        {
            statement.BindNull(first);
            statement.BindNull(first + 1);
        }
    }
}
