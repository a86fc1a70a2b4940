using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Files that are no text, told by their first bytes and never by their names.</summary>
internal static class ForeignFile
{
    /// <summary>Bytes at the beginning and at the end in which a packed file names its parts.</summary>
    public const int SampleBytes = 1 << 16;

    private const string SaveAsCsv = "Open it in a spreadsheet program, save the sheet as \"CSV UTF-8\", and load that file.";

    private static readonly (byte[] Magic, string What, string NextStep)[] Kinds =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Excel workbook of the old format (.xls)", SaveAsCsv),
        ("%PDF-"u8.ToArray(), "a PDF document", "Ask for the data behind it as a CSV file; a printed page cannot be loaded."),
        ("PAR1"u8.ToArray(), "a Parquet file", "Write it as CSV, for example with pandas: read_parquet(...).to_csv(..., index=False)."),
        (
            "SQLite format 3\0"u8.ToArray(),
            "an SQLite database",
            "Write its table as CSV: sqlite3 -header -csv FILE 'SELECT ...' > sales.csv."),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "Unpack it and load the file inside."),
        ("Rar!"u8.ToArray(), "a RAR archive", "Unpack it and load the file inside."),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed by zstd", "Unpack it (zstd -d), or pack it with gzip, which is read directly."),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "packed by xz", "Unpack it (xz -d), or pack it with gzip, which is read directly."),
        (
            [0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59],
            "packed by bzip2",
            "Unpack it (bzip2 -d), or pack it with gzip, which is read directly."),
    ];

    private static readonly (byte[] Part, string What, string NextStep)[] ZipKinds =
    [
        ("xl/"u8.ToArray(), "an Excel workbook (.xlsx)", SaveAsCsv),
        ("opendocument.spreadsheet"u8.ToArray(), "an OpenDocument spreadsheet (.ods)", SaveAsCsv),
        ("word/"u8.ToArray(), "a Word document", "Ask for the data as a CSV file."),
    ];

    private static readonly string[] Markup = ["<!doctype html", "<html", "<?xml", "<table"];

    /// <summary>Refuses a file that is no table of text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="head">Its first bytes, unpacked.</param>
    /// <param name="tail">Its last bytes.</param>
    /// <exception cref="RfmBatchException">It is of a known other kind.</exception>
    public static void Refuse(string name, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        foreach (var (magic, what, nextStep) in Kinds)
        {
            ThrowIf(head.StartsWith(magic), name, what, nextStep);
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
        {
            foreach (var (part, what, nextStep) in ZipKinds)
            {
                ThrowIf(head.IndexOf(part) >= 0 || tail.IndexOf(part) >= 0, name, what, nextStep);
            }

            ThrowIf(true, name, "a zip archive", "Unpack it and load the file inside, or pack that with gzip, which is read directly.");
        }

        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 256)]).Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\t', '\r', '\n');
        ThrowIf(
            Markup.Any(text => start.StartsWith(text, StringComparison.OrdinalIgnoreCase)),
            name,
            "a web page or XML, whatever its name says",
            SaveAsCsv);
    }

    private static void ThrowIf(bool isIt, string name, string what, string nextStep)
    {
        if (isIt)
        {
            throw new RfmBatchException($"'{name}' is {what}, not a text file of rows.", nextStep);
        }
    }
}
