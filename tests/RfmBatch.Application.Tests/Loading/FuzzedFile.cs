using System.IO.Compression;
using System.Text;
using RfmBatch.Application.Loading;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>A file nobody meant to write, and options to load it with, made from a seed.</summary>
internal sealed class FuzzedFile
{
    private static readonly string[] Seeds =
    [
        "customer,order,date,amount\na,1,2025-01-03,1.50\nb,2,2025-01-04,-2\n",
        "sep=;\r\ncustomer;order;date;amount\r\n10001;A1;03.01.2025;19,90\r\n10002;A2;24.01.2025;1.234,50\r\n",
        "Sales report\n\ncustomer\torder\tdate\tquantity\tprice\nx\t1\t12/24/2025\t2\t3.5\ny\t2\t12/25/2025\t1\t1e3\n",
        "CustomerNo;InvoiceNo;InvoiceDate;Amount\n----------;---------;-----------;------\nC1;1;2025-03-01 10:00:00.000;20.0000\n\n"
            + "(1 rows affected)\n",
        "customer   date       amount \n---------- ---------- -------\nAnna B.    2025-01-03    1.00\n\n(1 rows affected)\n",
        " 00001 19970101  1 11.77\n 00002 19970112  1 12.00\n",
        "customer,date,amount,\n\"Müller, \"\"H\"\"\",3 Jan 2025,\"1,234.50\"\n\"two\nlines\",4 Jan 2025,(5.00)\n",
        "customer|date|amount\nx|20250103|1|\ny|20250104|2|\n(2 rows)\n",
    ];

    private static readonly string[] Tokens =
    [
        "\0", "\"", "\"\"", "\r", "\n", "\r\n", ",", ";", "\t", "|", " ", "-", "--- ---", "(", ")", "(3 rows affected)",
        "sep=", "sep=\\t\n", "\uFEFF", "é", "\u00A0", "\u2028", "😀", "1e309", "NaN", "-0", "99999999999999999999", "0001-01-01",
        "9999-12-31", "29.02.2025", "customer", "date", "amount", "12,50", "=cmd()", "PK\u0003\u0004", "<html>",
    ];

    private readonly Random _random;

    public FuzzedFile(int seed)
    {
        _random = new Random(seed);
        var bytes = _random.Next(12) == 0 ? Noise() : Encode(Mutated());
        for (var flips = _random.Next(8) == 0 ? _random.Next(1, 6) : 0; flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        Bytes = _random.Next(6) == 0 ? Packed(bytes) : bytes;
    }

    public byte[] Bytes { get; }

    public TransactionFileRequest Request(string path) => _random.Next(8) > 0 ? Described(path) : Described(path) with
    {
        NoHeader = true,
        Map = Pick("customer=1,date=2,amount=4", "customer=1,order=2,date=3,amount=4", "customer=1,date=1,amount=1"),
    };

    private TransactionFileRequest Described(string path) => new()
    {
        Path = path,
        Again = true,
        RejectLimit = "100%",
        Delimiter = Rarely(",", ";", "tab", "pipe", "space") ?? "auto",
        Culture = Rarely("de-DE", "fr-FR", "en-US"),
        Encoding = Rarely("latin1", "utf-16", "utf-8", "windows-1252"),
        DateFormat = Rarely("yyyy-MM-dd", "dd.MM.yyyy"),
        SkipLines = Rarely("1", "7"),
        MaxRows = Rarely("1", "1000"),
        DropDuplicates = _random.Next(2) == 0,
        Map = Rarely("customer=customer,date=date,amount=amount", "customer=\0,date=\",amount=é"),
    };

    private string? Rarely(params string[] choices) => _random.Next(12) == 0 ? Pick(choices) : null;

    private string Mutated()
    {
        var text = new StringBuilder(Pick(Seeds));
        for (var count = _random.Next(_random.Next(1, 12)); count > 0; count--)
        {
            var at = _random.Next(text.Length + 1);
            var length = Math.Min(_random.Next(40), text.Length - at);
            switch (_random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    text.Insert(at, Pick(Seeds));
                    break;
                case 3 when _random.Next(8) == 0:
                    var piece = text.ToString(at, length);
                    text.Insert(at, new StringBuilder().Insert(0, piece, _random.Next(40_000)).ToString());
                    break;
                default:
                    text.Insert(at, Pick(Tokens));
                    break;
            }
        }

        return text.ToString();
    }

    private byte[] Encode(string text)
    {
        var encoding = _random.Next(8) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            2 when _random.Next(2) == 0 => Encoding.Latin1,
            3 when _random.Next(4) == 0 => Encoding.UTF32,
            _ => Encoding.UTF8,
        };
        return [.. _random.Next(2) == 0 ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    private byte[] Noise()
    {
        var bytes = new byte[_random.Next(1, 5_000)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
            if (_random.Next(300) == 0)
            {
                // Small on disk: one line of 200 MB, or as many lines of one character.
                var block = new byte[1 << 20];
                block.AsSpan().Fill((byte)'x');
                for (var index = 1; index < block.Length && _random.Next(2) == 0; index += 2)
                {
                    block[index] = (byte)'\n';
                }

                for (var count = 0; count < 200; count++)
                {
                    gzip.Write(block);
                }
            }
        }

        var all = packed.ToArray();
        return _random.Next(5) == 0 ? all[.._random.Next(1, all.Length)] : all;
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
