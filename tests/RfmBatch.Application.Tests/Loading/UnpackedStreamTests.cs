using System.IO.Compression;
using RfmBatch.Application.Loading.Csv;

namespace RfmBatch.Application.Tests.Loading;

public sealed class UnpackedStreamTests
{
    // 300 MB of one letter are 300 KB packed: a thousand times less.
    [Fact]
    public void A_small_file_that_unpacks_to_more_than_any_export_ends_the_reading()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 300; megabyte++)
            {
                gzip.Write(block);
            }
        }

        packed.Position = 0;
        using var stream = new UnpackedStream(packed, packed.Length);
        var buffer = new byte[1 << 20];
        var total = 0L;
        Assert.Throws<UnpackedTooLargeException>(() =>
        {
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                total += read;
            }
        });
        Assert.InRange(total, UnpackedStream.AlwaysAllowed - buffer.Length, UnpackedStream.AlwaysAllowed);
    }
}
