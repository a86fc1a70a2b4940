using System.Buffers.Text;
using System.Text;

namespace RfmBatch.Application.Sampling;

/// <summary>Writes the rows of orders as UTF-8 bytes, without a string per row.</summary>
internal sealed class SampleFile : IDisposable
{
    private const int BufferBytes = 1 << 20;
    private const int MostRowBytes = 256;

    private readonly FileStream _stream;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly int _seed;
    private readonly byte[][] _products;
    private readonly int[] _prices;
    private readonly byte[][] _countries;
    private readonly byte[][] _days;
    private readonly SampleRandom _random;
    private int _length;
    private int _orderNumber;

    /// <summary>Creates the file.</summary>
    public SampleFile(string path, int seed)
    {
        _seed = seed;
        _random = new SampleRandom(seed, 0);
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        var count = SampleShop.Categories.Length * SampleShop.ProductsPerCategory;
        _prices = new int[count];
        _products = new byte[count][];
        for (var product = 0; product < count; product++)
        {
            var (category, middle) = SampleShop.Categories[product / SampleShop.ProductsPerCategory];
            _products[product] = Encoding.ASCII.GetBytes($",P{1000 + product},{category},");
            _prices[product] = (int)(middle * Math.Exp(_random.NextNormal() * 0.5)) * 100 + 99;
        }

        _countries = [.. SampleShop.Countries.Select(country => Encoding.ASCII.GetBytes($",{country.Name}\n"))];
        _days =
        [
            .. Enumerable.Range(0, SampleShop.DayCount)
                .Select(
                    day => Encoding.ASCII.GetBytes(
                        SampleShop.FirstDay.AddDays(day).ToString(",yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
        ];
    }

    /// <summary>Rows written, returns included.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are returns.</summary>
    public long Returns { get; private set; }

    /// <summary>Writes a line of text.</summary>
    public void WriteLine(string text)
    {
        _length += Encoding.ASCII.GetBytes(text, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'\n';
    }

    /// <summary>Writes the rows of an order, and with some chance a return of its last line.</summary>
    public void WriteOrder(int customer, int day)
    {
        _orderNumber++;
        int product;
        int quantity;
        bool hasReturn;
        do
        {
            // Half of the sales go to a quarter of the products; most lines are of one or two pieces.
            var draw = _random.NextDouble();
            product = (int)(draw * draw * _products.Length);
            quantity = 1 + (int)_random.NextExponential(0.9);
            hasReturn = _random.NextDouble() < SampleShop.ReturnChance;
            WriteRow(customer, isReturn: false, day, product, quantity);
            if (hasReturn)
            {
                WriteRow(customer, isReturn: true, day, product, -quantity);
            }
        }
        while (_random.NextDouble() < SampleShop.MoreLinesChance);
    }

    /// <summary>Writes what is left and closes.</summary>
    public void Dispose()
    {
        Flush();
        _stream.Dispose();
    }

    private void WriteRow(int customer, bool isReturn, int day, int product, int quantity)
    {
        if (_length > BufferBytes - MostRowBytes)
        {
            Flush();
        }

        _buffer[_length++] = (byte)'K';
        WriteNumber(10_000_000 + customer);
        _buffer[_length++] = (byte)',';
        if (isReturn)
        {
            _buffer[_length++] = (byte)'C';
            Returns++;
        }

        WriteNumber(100_000_000 + _orderNumber);
        Append(_days[day]);
        Append(_products[product]);
        WriteNumber(quantity);
        _buffer[_length++] = (byte)',';
        WriteNumber(_prices[product] / 100);
        _buffer[_length++] = (byte)'.';
        _buffer[_length++] = (byte)('0' + (_prices[product] / 10 % 10));
        _buffer[_length++] = (byte)('0' + (_prices[product] % 10));
        Append(_countries[CountryOf(customer)]);
        Rows++;
    }

    private int CountryOf(int customer)
    {
        // From the customer's number, so that a country needs no memory.
        var share = new SampleRandom(_seed, -1 - customer).NextDouble();
        var country = 0;
        while (SampleShop.Countries[country].CumulativeShare < share)
        {
            country++;
        }

        return country;
    }

    private void WriteNumber(int value)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
    }

    private void Append(byte[] bytes)
    {
        bytes.CopyTo(_buffer, _length);
        _length += bytes.Length;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
