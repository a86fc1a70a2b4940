using System.Text;

namespace RfmBatch.Storage.Loading;

/// <summary>
/// Up to a million rows on their way from the parser's thread to the store's: columns in arrays, reused from batch to batch.
/// </summary>
/// <remarks>
/// Customers and products are numbered per load in order of appearance; their texts travel once, in the batch in which they first appear.
/// Order ids stay UTF-8 bytes, the form in which both engines want them.
/// </remarks>
public sealed class LoadBatch
{
    /// <summary>The quantity of a row without one.</summary>
    public const long NoQuantity = long.MinValue;

    private byte[] _orderBytes;

    /// <summary>Makes an empty batch.</summary>
    /// <param name="capacity">Rows it holds.</param>
    public LoadBatch(int capacity)
    {
        LineNumbers = new long[capacity];
        Customers = new int[capacity];
        Products = new int[capacity];
        OrderDays = new int[capacity];
        Quantities = new long[capacity];
        Amounts = new long[capacity];
        Returns = new bool[capacity];
        OrderEnds = new int[capacity];
        _orderBytes = new byte[capacity * 12];
    }

    /// <summary>Rows in use.</summary>
    public int Count { get; private set; }

    /// <summary>Rows it can hold.</summary>
    public int Capacity => Customers.Length;

    /// <summary>1-based lines of the file.</summary>
    public long[] LineNumbers { get; }

    /// <summary>Customers by number.</summary>
    public int[] Customers { get; }

    /// <summary>Products by number, −1 for none.</summary>
    public int[] Products { get; }

    /// <summary>Days since 1970-01-01.</summary>
    public int[] OrderDays { get; }

    /// <summary>Ten-thousandths, or <see cref="NoQuantity"/>.</summary>
    public long[] Quantities { get; }

    /// <summary>Ten-thousandths; of a return usually negative.</summary>
    public long[] Amounts { get; }

    /// <summary>Whether the row is a return.</summary>
    public bool[] Returns { get; }

    private int[] OrderEnds { get; }

    /// <summary>Ids of the customers that first appear here, in the order of their numbers.</summary>
    public List<string> NewCustomers { get; } = [];

    /// <summary>Products that first appear here or got their category here.</summary>
    public List<ProductName> NewProducts { get; } = [];

    /// <summary>Rows that are not loaded.</summary>
    public List<RejectedRow> Rejects { get; } = [];

    /// <summary>The order ids of all rows, UTF-8; never empty.</summary>
    public byte[] OrderIdBytes => _orderBytes;

    /// <summary>Where a row's order id stands in <see cref="OrderIdBytes"/>.</summary>
    public (int Start, int Length) OrderIdRange(int row)
    {
        var start = row == 0 ? 0 : OrderEnds[row - 1];
        return (start, OrderEnds[row] - start);
    }

    /// <summary>The order id of a row, UTF-8.</summary>
    public ReadOnlySpan<byte> OrderId(int row)
    {
        var (start, length) = OrderIdRange(row);
        return _orderBytes.AsSpan(start, length);
    }

    /// <summary>Adds a row.</summary>
    public void Add(
        long lineNumber, int customer, int product, int orderDay, ReadOnlySpan<char> orderId, long quantity, long amount, bool isReturn)
    {
        var row = Count;
        var start = row == 0 ? 0 : OrderEnds[row - 1];
        var most = start + (orderId.Length * 3);
        if (most > _orderBytes.Length)
        {
            Array.Resize(ref _orderBytes, Math.Max(most, _orderBytes.Length * 2));
        }

        OrderEnds[row] = start + Encoding.UTF8.GetBytes(orderId, _orderBytes.AsSpan(start));
        LineNumbers[row] = lineNumber;
        Customers[row] = customer;
        Products[row] = product;
        OrderDays[row] = orderDay;
        Quantities[row] = quantity;
        Amounts[row] = amount;
        Returns[row] = isReturn;
        Count = row + 1;
    }

    /// <summary>Makes the batch empty for its next use.</summary>
    public void Clear()
    {
        Count = 0;
        NewCustomers.Clear();
        NewProducts.Clear();
        Rejects.Clear();
    }
}

/// <summary>A product met for the first time in a load, or met with its category only now.</summary>
/// <param name="Index">Its number in this load, from 0 without gaps.</param>
/// <param name="ProductCode">The trimmed code.</param>
/// <param name="CategoryName">The first category that the load gives it, or null.</param>
public readonly record struct ProductName(int Index, string ProductCode, string? CategoryName);
