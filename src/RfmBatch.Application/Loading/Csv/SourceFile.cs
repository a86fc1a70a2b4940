using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>A file to be loaded: opened, hashed, unpacked and decoded, with errors that say what is wrong with it.</summary>
internal sealed class SourceFile
{
    private const int BufferBytes = 1 << 18;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;

    // Without it .NET takes a truncated gzip file for a complete one and silently ends early.
    static SourceFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    private SourceFile(string path, Encoding? encoding, bool isGzip, long length)
    {
        _path = path;
        IsGzip = isGzip;
        Length = length;
        Encoding = encoding;
    }

    /// <summary>File name without its folder: paths may hold names of people.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Bytes on disk.</summary>
    public long Length { get; }

    /// <summary>Whether it is gzip, by its first two bytes.</summary>
    public bool IsGzip { get; }

    /// <summary>The encoding asked for, or null.</summary>
    public Encoding? Encoding { get; }

    /// <summary>Finds a file.</summary>
    /// <exception cref="RfmBatchException">It is missing, a directory, empty or not readable.</exception>
    public static SourceFile Find(string path, Encoding? encoding)
    {
        if (Directory.Exists(path))
        {
            throw new RfmBatchException($"'{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}' is a directory, not a file.", "Name one file; load several one after the other.");
        }

        if (!File.Exists(path))
        {
            throw new RfmBatchException($"There is no file '{path}'.", "Check the path; it is relative to the current directory.");
        }

        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length == 0)
            {
                throw new RfmBatchException($"'{Path.GetFileName(path)}' is empty.", "Export it again with a header and rows.");
            }

            return new SourceFile(path, encoding, stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B, stream.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException($"'{Path.GetFileName(path)}' cannot be read: {error.Message}", "Check the rights on the file, and that no other program has it locked.", error);
        }
    }

    /// <summary>SHA-256 of the bytes on disk, lower-case hexadecimal.</summary>
    public async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        await using var stream = OpenRaw();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    /// <summary>Opens the text from its beginning; the position in the file on disk tells how far reading has come.</summary>
    public (TextReader Text, Stream Position) Open()
    {
        var stream = OpenRaw();
        return (new StreamReader(Unpack(stream), Encoding ?? StrictUtf8, detectEncodingFromByteOrderMarks: true, BufferBytes), stream);
    }

    /// <summary>Explains what went wrong while reading, or returns null for errors of another kind.</summary>
    /// <param name="error">The error.</param>
    /// <param name="lineNumber">The last line that was read.</param>
    public RfmBatchException? Explain(Exception error, long lineNumber) => error switch
    {
        DecoderFallbackException => new RfmBatchException(
            $"'{Name}' is not {(Encoding ?? StrictUtf8).WebName}: {Undecodable(lineNumber)} cannot be decoded.",
            "Say how it is encoded, for example --encoding windows-1252 (Western European, Excel) or --encoding latin1.",
            error),
        InvalidDataException or EndOfStreamException when IsGzip => new RfmBatchException(
            $"'{Name}' is a damaged or truncated gzip file: it ends or breaks after line {lineNumber}.",
            "Copy or download it again; `gzip -t` tests it.",
            error),
        IOException or UnauthorizedAccessException => new RfmBatchException(
            $"'{Name}' cannot be read: {error.Message}", "Check the file and the drive it is on.", error),
        _ => null,
    };

    private string Undecodable(long lineNumber)
    {
        using var stream = Unpack(OpenRaw());
        return UndecodableByte.Find(stream, Encoding ?? StrictUtf8) is { } found
            ? $"the byte 0x{found.Value:X2} in line {found.LineNumber}"
            : $"a character after line {lineNumber}";
    }

    private Stream Unpack(Stream stream) => IsGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;

    private FileStream OpenRaw() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferBytes, FileOptions.SequentialScan);
}
