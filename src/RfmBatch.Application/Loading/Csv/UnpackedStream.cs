using System.IO.Compression;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>What a gzip file holds, up to a size that no export has: a small file can unpack to more than any disk.</summary>
internal sealed class UnpackedStream(Stream packed, long packedLength) : Stream
{
    /// <summary>So many times its size a file may hold; exports have 5 to 20, and nothing but repetition has more than 100.</summary>
    public const int MostTimes = 200;

    /// <summary>Up to this size, in bytes, nothing is asked.</summary>
    public const long AlwaysAllowed = 256L << 20;

    private readonly GZipStream _gzip = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private readonly long _limit = Math.Max(AlwaysAllowed, packedLength * MostTimes);
    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _gzip.Read(buffer);
        _count += read;
        return _count <= _limit ? read : throw new UnpackedTooLargeException();
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _gzip.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A gzip file holds more than <see cref="UnpackedStream.MostTimes"/> times its size.</summary>
internal sealed class UnpackedTooLargeException() : IOException("It unpacks to too much.");
