using System.IO.Compression;
using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>Files that are no text say what they are and what to do, whatever they are called.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, byte[]> Files => new()
    {
        { "an Excel workbook (.xlsx)", Zip("[Content_Types].xml", "xl/workbook.xml") },
        {
            "an Excel workbook (.xlsx)",
            Zip([.. Enumerable.Range(0, 3000).Select(index => $"customXml/item{index:0000000000000000000000}.xml"), "xl/workbook.bin"])
        },
        { "an OpenDocument spreadsheet (.ods)", Zip("mimetype:application/vnd.oasis.opendocument.spreadsheet", "content.xml") },
        { "a Word document", Zip("[Content_Types].xml", "word/document.xml") },
        { "a zip archive", Zip("sales.csv") },
        { "an Excel workbook of the old format (.xls)", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "a PDF document", "%PDF-1.7\n%\u00E2"u8.ToArray() },
        { "a Parquet file", "PAR1\u0015\u0004"u8.ToArray() },
        { "an SQLite database", "SQLite format 3\0\u0010"u8.ToArray() },
        { "packed by zstd", [0x28, 0xB5, 0x2F, 0xFD, 4] },
        { "a 7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] },
        { "a web page or XML", "\uFEFF \r\n<HTML><body><table><tr><td>customer</td></tr>"u8.ToArray() },
        { "a web page or XML", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\"?><Workbook/>")] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void They_are_named_by_their_bytes(string what, byte[] bytes)
    {
        foreach (var isPacked in new[] { false, true })
        {
            var path = Path.Combine(_folder.Path, "sales.csv");
            using (var file = File.Create(path))
            {
                using Stream stream = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : file;
                stream.Write(bytes);
            }

            // What stands at the end of a packed file is not looked for.
            if (isPacked && bytes.Length > 100_000)
            {
                continue;
            }

            var error = Assert.Throws<RfmBatchException>(() => TransactionFile.Open(new TransactionFileRequest { Path = path }));
            Assert.StartsWith($"'sales.csv' is {what}", error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.NextStep);
            error = Assert.Throws<RfmBatchException>(() => CustomerFile.Open(new CustomerFileRequest { Path = path, Map = "customer=a" }));
            Assert.StartsWith($"'sales.csv' is {what}", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sales.xlsx")]
    [InlineData("sales.pdf")]
    [InlineData("sales.zip")]
    public void A_text_of_another_name_is_read(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, "customer,date,amount\nPK,2025-01-03,1\n");
        using var file = TransactionFile.Open(new TransactionFileRequest { Path = path });
        Assert.Equal(3, file.Layout.Columns.Count);
    }

    public void Dispose() => _folder.Dispose();

    // A part's content follows its name behind a colon.
    private static byte[] Zip(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                var nameAndText = part.Split(':');
                using var entry = zip.CreateEntry(nameAndText[0], CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.UTF8.GetBytes(nameAndText[^1]));
            }
        }

        return bytes.ToArray();
    }
}
