using System.IO.Compression;
using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Csv;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>Writes a file and reads its rows as the loader finds them.</summary>
public abstract class FrameTestBase : IDisposable
{
    protected const string Plain = "customer,order,date,amount\nJosé,A1,2025-01-03,19.90\nb,A2,2025-01-24,5\n";

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    protected string Write(byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, "x.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    protected (List<string> Rows, string Format) Read(string text, TransactionFileRequest? request = null) =>
        Read(Encoding.UTF8.GetBytes(text), request);

    protected (List<string> Rows, string Format) Read(byte[] bytes, TransactionFileRequest? request = null)
    {
        using var file = TransactionFile.Open((request ?? new TransactionFileRequest { Path = "" }) with { Path = Write(bytes) });
        using var text = file.Source.Read().Text;
        var reader = new FieldReader(text, file.Layout, file.MaxRows);
        List<string> rows = [];
        while (reader.Read())
        {
            var fields = Enumerable.Range(0, reader.Count).Select(index => reader[index].ToString());
            rows.Add($"{reader.LineNumber}:{string.Join('|', fields)}");
        }

        return (rows, file.Format);
    }
}
