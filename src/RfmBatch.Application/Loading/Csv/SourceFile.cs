using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>A file to be loaded: opened, hashed, unpacked and decoded, with errors that say what is wrong with it.</summary>
/// <remarks>
/// It is opened once and rewound for each pass, so that what was hashed is what is loaded; others may read it meanwhile, not write.
/// </remarks>
internal sealed class SourceFile : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly FileStream _stream;
    private string? _hash;

    // Without it .NET takes a truncated gzip file for a complete one and silently ends early.
    static SourceFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    private SourceFile(string path, FileStream stream, Encoding? encoding)
    {
        _path = path;
        _stream = stream;
        Length = stream.Length;
        IsGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
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

    /// <summary>Finds a file and opens it.</summary>
    /// <exception cref="RfmBatchException">It is missing, a directory, empty or not readable.</exception>
    public static SourceFile Open(string path, Encoding? encoding)
    {
        if (Directory.Exists(path))
        {
            throw new RfmBatchException(
                $"'{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}' is a folder, not a file.",
                "Name one file; load several one after the other.");
        }

        if (!File.Exists(path))
        {
            throw new RfmBatchException($"There is no file '{path}'.", "Correct the path; it is relative to the current folder.");
        }

        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
            return stream.Length > 0
                ? new SourceFile(path, stream, encoding)
                : throw new RfmBatchException($"'{Path.GetFileName(path)}' is empty.", "Export it again with a header and rows.");
        }
        catch (Exception error)
        {
            stream?.Dispose();
            if (error is not (IOException or UnauthorizedAccessException))
            {
                throw;
            }

            throw new RfmBatchException(
                $"'{Path.GetFileName(path)}' cannot be read: {FileFault.Reason(error)}.",
                "Check the rights on the file, and that no other program has it locked.",
                error);
        }
    }

    /// <summary>SHA-256 of the bytes on disk, lower-case hexadecimal.</summary>
    public async Task<string> HashAsync(CancellationToken cancellationToken) =>
        _hash ??= Convert.ToHexStringLower(await SHA256.HashDataAsync(Rewind(), cancellationToken));

    /// <summary>The text from its beginning, to be read to its end or given up before the next pass.</summary>
    /// <returns>The text, and the position in the file on disk, which tells how far reading has come.</returns>
    public (TextReader Text, Stream Position) Read() =>
        (
            new StreamReader(
                Unpack(Rewind()), Encoding ?? StrictUtf8, detectEncodingFromByteOrderMarks: true, BufferBytes, leaveOpen: !IsGzip),
            _stream);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

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
            $"'{Name}' cannot be read: {FileFault.Reason(error)}.", "Check the file and the drive it is on.", error),
        _ => null,
    };

    private string Undecodable(long lineNumber)
    {
        var stream = Unpack(Rewind());
        return UndecodableByte.Find(stream, Encoding ?? StrictUtf8) is { } found
            ? $"the byte 0x{found.Value:X2} in line {found.LineNumber}"
            : $"a character after line {lineNumber}";
    }

    private FileStream Rewind()
    {
        _stream.Position = 0;
        return _stream;
    }

    private Stream Unpack(FileStream stream) => IsGzip ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
}
