// For testdata.ps1, which compiles it (C# 5, the most that Windows PowerShell has): PowerShell has neither bzip2 nor a reader of R's data.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

/// <summary>
/// Writes the data frame of an .rda file (bzip2, R's XDR format 2) as write.csv(..., row.names = FALSE) does: text in quotes, days as ISO
/// dates.
/// </summary>
public sealed class RDataFrame
{
    private readonly byte[] _bytes;
    private readonly List<string> _symbols = new List<string>();
    private readonly List<object[]> _columns = new List<object[]>();
    private readonly List<bool> _isDate = new List<bool>();
    private object[] _names;
    private int _at;

    private RDataFrame(byte[] bytes) { _bytes = bytes; }

    public static void WriteCsv(string rdaFile, string csvFile)
    {
        var frame = new RDataFrame(BZip2.Decompress(File.ReadAllBytes(rdaFile)));
        if (Encoding.ASCII.GetString(frame._bytes, 0, 7) != "RDX2\nX\n") throw new InvalidDataException("It is not R's XDR format 2.");
        frame._at = 19; // Behind the format's name and three version numbers.
        frame.Item(-1, null);
        var text = new StringBuilder();
        for (var row = -1; row < frame._columns[0].Length; row++)
        {
            for (var column = 0; column < frame._columns.Count; column++)
            {
                text.Append(column == 0 ? "" : ",").Append(row < 0 ? "\"" + frame._names[column] + "\"" : frame.Cell(column, row));
            }

            text.Append('\n');
        }

        File.WriteAllBytes(csvFile, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private string Cell(int column, int row)
    {
        var value = _columns[column][row];
        if (value is string) return "\"" + value + "\"";
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return _isDate[column]
            ? new DateTime(1970, 1, 1).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private int Whole()
    {
        _at += 4;
        return _bytes[_at - 4] << 24 | _bytes[_at - 3] << 16 | _bytes[_at - 2] << 8 | _bytes[_at - 1];
    }

    // Reads one object. Flags: 256 * what the type makes of them + the type; bit 512 = it has attributes, bit 1024 = it has a tag.
    private object Item(int column, string tag)
    {
        var flags = Whole();
        switch (flags & 255)
        {
            case 254: return null;
            case 255: return _symbols[(flags >> 8) - 1];
            case 1: _symbols.Add((string)Item(-1, null)); return _symbols[_symbols.Count - 1];
            case 9:
                var length = Whole();
                _at += length;
                return Encoding.UTF8.GetString(_bytes, _at - length, length);
            case 2: // An element of a list: attributes, tag, value, rest.
                if ((flags & 512) != 0) Item(-1, null);
                var name = (flags & 1024) != 0 ? (string)Item(-1, null) : null;
                var value = Item(-1, name);
                var texts = value as object[];
                if (name == "class" && column >= 0) _isDate[column] = (string)texts[0] == "Date";
                if (name == "names") _names = texts;
                return Item(column, null);
        }

        var values = new object[Whole()];
        var isFrame = (flags & 255) == 19 && _columns.Count == 0;
        for (var i = 0; i < values.Length; i++)
        {
            switch (flags & 255)
            {
                case 13: values[i] = Whole(); break;
                case 14: values[i] = BitConverter.Int64BitsToDouble((long)Whole() << 32 | (uint)Whole()); break;
                case 16: values[i] = Item(-1, null); break;
                case 19:
                    _columns.Add(null);
                    _isDate.Add(false);
                    _columns[i] = (object[])Item(i, null);
                    break;
                default: throw new InvalidDataException("It has an object of type " + (flags & 255) + ".");
            }
        }

        if ((flags & 512) != 0) Item(isFrame ? -1 : column, null);
        return values;
    }
}

/// <summary>Seward's bzip2, decompression only. Its checksums are not looked at: the SHA-256 of what comes of it is.</summary>
internal sealed class BZip2
{
    private readonly byte[] _input;
    private readonly MemoryStream _output = new MemoryStream();
    private int _byte, _bit;

    private BZip2(byte[] input) { _input = input; }

    public static byte[] Decompress(byte[] input)
    {
        var reader = new BZip2(input);
        if (reader.Bits(24) != 0x425A68) throw new InvalidDataException("It is not compressed by bzip2.");
        var size = (reader.Bits(8) - '0') * 100000;
        for (;;)
        {
            var kind = (long)reader.Bits(24) << 24 | (uint)reader.Bits(24);
            reader.Bits(16);
            reader.Bits(16);
            if (kind == 0x177245385090) return reader._output.ToArray();
            if (kind != 0x314159265359) throw new InvalidDataException("It is damaged.");
            reader.Block(size);
        }
    }

    private int Bits(int count)
    {
        var value = 0;
        for (; count > 0; count--)
        {
            value = value << 1 | _input[_byte] >> (7 - _bit) & 1;
            if (++_bit == 8) { _bit = 0; _byte++; }
        }

        return value;
    }

    private void Block(int size)
    {
        Bits(1);
        var origin = Bits(24);
        var symbols = new List<byte>();
        var used = Bits(16);
        for (var i = 0; i < 16; i++)
        {
            var row = (used >> (15 - i) & 1) == 1 ? Bits(16) : 0;
            for (var j = 0; j < 16; j++) if ((row >> (15 - j) & 1) == 1) symbols.Add((byte)(i * 16 + j));
        }

        var tables = new Dictionary<int, int>[Bits(3)];
        var selectors = new int[Bits(15)];
        var order = new List<int>();
        for (var i = 0; i < tables.Length; i++) order.Add(i);
        for (var i = 0; i < selectors.Length; i++)
        {
            var place = 0;
            while (Bits(1) == 1) place++;
            selectors[i] = order[place];
            order.RemoveAt(place);
            order.Insert(0, selectors[i]);
        }

        for (var i = 0; i < tables.Length; i++) tables[i] = Table(symbols.Count + 2);

        // Huffman codes in groups of 50, of symbols moved to the front, of runs (0 and 1 are the digits of a run's length), of the sorted
        // block.
        var block = new byte[size];
        int filled = 0, run = 0, digit = 1, read = 0;
        for (;;)
        {
            var symbol = Symbol(tables[selectors[read++ / 50]]);
            if (symbol <= 1) { run += digit << symbol; digit <<= 1; continue; }
            for (; run > 0; run--) block[filled++] = symbols[0];
            digit = 1;
            if (symbol == symbols.Count + 1) break;
            var next = symbols[symbol - 1];
            symbols.RemoveAt(symbol - 1);
            symbols.Insert(0, next);
            block[filled++] = next;
        }

        Unsort(block, filled, origin);
    }

    private void Unsort(byte[] block, int filled, int origin)
    {
        var starts = new int[257];
        for (var i = 0; i < filled; i++) starts[block[i] + 1]++;
        for (var i = 0; i < 256; i++) starts[i + 1] += starts[i];
        var next = new int[filled];
        for (var i = 0; i < filled; i++) next[starts[block[i]]++] = i;
        int equal = 0, last = -1, at = next[origin];
        for (var i = 0; i < filled; i++, at = next[at])
        {
            // After four equal bytes comes how many more there are.
            if (equal == 4) { for (var n = block[at]; n > 0; n--) _output.WriteByte((byte)last); equal = 0; last = -1; continue; }
            equal = block[at] == last ? equal + 1 : 1;
            last = block[at];
            _output.WriteByte(block[at]);
        }
    }

    // Codes by length, then by symbol; a code is kept with a 1 before it, so that 01 and 001 differ.
    private Dictionary<int, int> Table(int count)
    {
        var lengths = new int[count];
        var length = Bits(5);
        for (var i = 0; i < count; i++)
        {
            while (Bits(1) == 1) length += Bits(1) == 0 ? 1 : -1;
            lengths[i] = length;
        }

        var table = new Dictionary<int, int>();
        var code = 0;
        for (var bits = 1; bits <= 20; bits++, code <<= 1)
        {
            for (var i = 0; i < count; i++) if (lengths[i] == bits) table.Add(1 << bits | code++, i);
        }

        return table;
    }

    private int Symbol(Dictionary<int, int> table)
    {
        int code = 1, symbol;
        do code = code << 1 | Bits(1);
        while (!table.TryGetValue(code, out symbol));
        return symbol;
    }
}
