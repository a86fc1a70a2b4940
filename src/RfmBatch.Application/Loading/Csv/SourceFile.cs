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

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly TextForm _form;
    private string? _hash;

    // Without it .NET takes a truncated gzip file for a complete one and silently ends early.
    static SourceFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    private SourceFile(string path, FileStream stream, Encoding? encoding)
    {
        _path = path;
        _stream = stream;
        Length = stream.Length;
        IsGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        var head = Head();
        ForeignFile.Refuse(Name, head, IsGzip ? [] : Tail());
        _form = TextForm.Of(head, encoding);
    }

    /// <summary>File name without its folder: paths may hold names of people.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Bytes on disk.</summary>
    public long Length { get; }

    /// <summary>Whether it is gzip, by its first two bytes.</summary>
    public bool IsGzip { get; }

    /// <summary>The encoding in which it is read, as the user is told.</summary>
    public string EncodingName => _form.Name;

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

        // Looked at before it is opened: a pipe would be waited for, without end.
        if (new FileInfo(path).Length == 0)
        {
            throw new RfmBatchException(
                $"'{Path.GetFileName(path)}' is empty.",
                "Export it again with a header and rows; what comes from a pipe or device must be written to a file first.");
        }

        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
            return new SourceFile(path, stream, encoding);
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
                Unpack(Rewind()), _form.Encoding, detectEncodingFromByteOrderMarks: false, BufferBytes, leaveOpen: !IsGzip),
            _stream);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Explains what went wrong while reading, or returns null for errors of another kind.</summary>
    /// <param name="error">The error.</param>
    /// <param name="lineNumber">The last line that was read.</param>
    public RfmBatchException? Explain(Exception error, long lineNumber) => error switch
    {
        DecoderFallbackException => new RfmBatchException(
            $"'{Name}' is not {_form.Encoding.WebName}: {Undecodable(lineNumber)} cannot be decoded.",
            "Say how it is encoded, for example --encoding windows-1252 (Western European, Excel) or --encoding latin1.",
            error),
        InvalidDataException or EndOfStreamException when IsGzip => new RfmBatchException(
            $"'{Name}' is a damaged or truncated gzip file: it ends or breaks after line {lineNumber}.",
            "Copy or download it again; `gzip -t` tests it.",
            error),
        UnpackedTooLargeException => new RfmBatchException(
            $"'{Name}' unpacks to more than {UnpackedStream.MostTimes} times its size: that is no export.",
            "Unpack it and look at it; the unpacked file can be loaded.",
            error),
        IOException or UnauthorizedAccessException => new RfmBatchException(
            $"'{Name}' cannot be read: {FileFault.Reason(error)}.", "Check the file and the drive it is on.", error),
        _ => null,
    };

    private string Undecodable(long lineNumber)
    {
        var stream = Unpack(Rewind());
        return UndecodableByte.Find(stream, _form.Encoding) is { } found
            ? $"the byte 0x{found.Value:X2} in line {found.LineNumber}"
            : $"a character after line {lineNumber}";
    }

    // Of a damaged gzip file what can be unpacked: reading its rows will say what is wrong.
    private byte[] Head()
    {
        var bytes = new byte[ForeignFile.SampleBytes];
        var count = 0;
        var stream = Unpack(Rewind());
        try
        {
            for (var read = -1; read != 0 && count < bytes.Length; count += read)
            {
                read = stream.Read(bytes, count, bytes.Length - count);
            }
        }
        catch (InvalidDataException) when (IsGzip)
        {
        }

        return bytes[..count];
    }

    private byte[] Tail()
    {
        _stream.Seek(-Math.Min(Length, ForeignFile.SampleBytes), SeekOrigin.End);
        var bytes = new byte[Math.Min(Length, ForeignFile.SampleBytes)];
        return bytes[.._stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private FileStream Rewind()
    {
        _stream.Position = 0;
        return _stream;
    }

    private Stream Unpack(FileStream stream) => IsGzip ? new UnpackedStream(stream, Length) : stream;
}
