using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Gives the customers of a load their keys, and writes new ones with their first and last sale at the end.</summary>
/// <remarks>
/// Keys are given in memory. Inserting at the end, once, costs half of inserting first and updating the dates afterwards.
/// </remarks>
internal sealed class SqliteCustomerWriter : IDisposable
{
    private const string ReadLastKey = "SELECT MAX(CustomerKey) AS LastKey FROM sales_Customer;";

    private const string FindKey = "SELECT CustomerKey FROM sales_Customer WHERE CustomerId = ?1;";

    private const string UpdateDates =
        """
        UPDATE sales_Customer
        SET FirstOrderDate = MIN(COALESCE(FirstOrderDate, ?2), ?2), LastOrderDate = MAX(COALESCE(LastOrderDate, ?3), ?3)
        WHERE CustomerKey = ?1;
        """;

    private const string NameCustomer = "INSERT INTO sales_LoadCustomer (CustomerKey, LoadKey) VALUES (?1, ?2);";

    // Beginning and ending a statement takes as long as its row.
    private const int RowsPerStatement = 16;
    private const int ColumnCount = 4;

    private readonly IRowAccess _access;
    private readonly IRowStatement _find;
    private readonly IRowStatement _insertOne;
    private readonly IRowStatement _insertMany;
    private readonly IRowStatement _update;
    private readonly bool _isEmptyStore;
    private readonly List<string?> _newIds = []; // null: the store knew the customer
    private readonly SaleSpans _spans = new();
    private int[] _keys = new int[1024];
    private int _lastKey;

    public SqliteCustomerWriter(IRowAccess rows)
    {
        _access = rows;
        using (var last = rows.Prepare(ReadLastKey))
        {
            _lastKey = (int)(last.ReadInt64() ?? 0);
        }

        _isEmptyStore = _lastKey == 0;
        _find = rows.Prepare(FindKey);
        _insertOne = rows.Prepare(InsertOf(1));
        _insertMany = rows.Prepare(InsertOf(RowsPerStatement));
        _update = rows.Prepare(UpdateDates);
    }

    /// <summary>The key of a customer by its number in the load.</summary>
    public int KeyOf(int index) => _keys[index];

    /// <summary>Takes the next customers in the order of their numbers.</summary>
    public void Add(List<string> ids)
    {
        _spans.Add(ids.Count);
        foreach (var id in ids)
        {
            var index = _newIds.Count;
            if (index == _keys.Length)
            {
                Array.Resize(ref _keys, index * 2);
            }

            int? key = _isEmptyStore ? null : Find(id);
            _keys[index] = key ?? ++_lastKey;
            _newIds.Add(key is null ? id : null);
        }
    }

    /// <summary>Notes a sale.</summary>
    public void NoteSale(int index, int day) => _spans.Note(index, day);

    /// <summary>Writes new customers and the dates of known ones.</summary>
    public void Write()
    {
        Span<int> together = stackalloc int[RowsPerStatement];
        var count = 0;
        for (var index = 0; index < _newIds.Count; index++)
        {
            if (_newIds[index] is not null)
            {
                together[count++] = index;
            }
            else if (_spans.HasSale(index))
            {
                _update.Bind(1, _keys[index]);
                BindDays(_update, 2, index);
                _update.Run();
            }

            if (count == RowsPerStatement)
            {
                Insert(_insertMany, together);
                count = 0;
            }
        }

        for (var row = 0; row < count; row++)
        {
            Insert(_insertOne, together.Slice(row, 1));
        }
    }

    /// <summary>Keeps which customers the load names.</summary>
    public void Name(int loadKey)
    {
        using var insert = _access.Prepare(NameCustomer);
        insert.Bind(2, loadKey);
        var keys = _keys.AsSpan(0, _newIds.Count).ToArray();
        Array.Sort(keys);
        foreach (var key in keys)
        {
            insert.Bind(1, key);
            insert.Run();
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _insertOne.Dispose();
        _insertMany.Dispose();
        _update.Dispose();
    }

    private int? Find(string id)
    {
        _find.Bind(1, id);
        return (int?)_find.ReadInt64();
    }

    // OR FAIL: see SqliteSaleWriter.
    private static string InsertOf(int rows) =>
        $"INSERT OR FAIL INTO sales_Customer (CustomerKey, CustomerId, FirstOrderDate, LastOrderDate) VALUES "
        + $"{IRowStatement.ValuesOf(rows, ColumnCount, "")};";

    private void Insert(IRowStatement statement, ReadOnlySpan<int> indexes)
    {
        var first = 1;
        foreach (var index in indexes)
        {
            statement.Bind(first, _keys[index]);
            statement.Bind(first + 1, _newIds[index]);
            BindDays(statement, first + 2, index);
            first += ColumnCount;
        }

        statement.Run();
    }

    private void BindDays(IRowStatement statement, int first, int index)
    {
        if (_spans.HasSale(index))
        {
            statement.Bind(first, _spans.First(index));
            statement.Bind(first + 1, _spans.Last(index));
        }
        else
        {
            statement.BindNull(first);
            statement.BindNull(first + 1);
        }
    }
}
