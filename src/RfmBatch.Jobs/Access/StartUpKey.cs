using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Jobs.Access;

/// <summary>The secret that opens a server without users: whoever can read its file is the server's account or an administrator.</summary>
/// <remarks>Its file is read each time: deleting or replacing it ends what the old key opened, without a restart.</remarks>
internal sealed class StartUpKey(string folder)
{
    private const string FileName = "start-up-key";
    private const int KeyBytes = 32;
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    /// <summary>The file.</summary>
    public string FilePath { get; } = Path.Combine(folder, FileName);

    /// <summary>The key; null where there is none, or none that is a secret.</summary>
    public string? Find()
    {
        try
        {
            return Read() is { IsSecret: true, Text: { } key } ? key : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The key, made where there is none. One that others could have read is replaced.</summary>
    /// <param name="wasExposed">Whether that was so.</param>
    /// <exception cref="RfmBatchException">It can neither be read nor written.</exception>
    public string Obtain(out bool wasExposed)
    {
        try
        {
            var known = Read();
            wasExposed = known is { IsSecret: false };
            return known is { IsSecret: true, Text: { } key } ? key : Write(replace: known is not null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException(
                $"The start-up key {FilePath} can neither be read nor written by this account ({error.GetType().Name}).",
                KeysPlace.NextStep,
                error);
        }
    }

    /// <summary>Whether a text is the key; how long it takes says nothing of how much of it is right.</summary>
    public bool Is(string given) => Find() is { } key && CryptographicOperations.FixedTimeEquals(HashOf(key), HashOf(given));

    /// <summary>What a session remembers of the key that opened it; null without a key.</summary>
    public string? Stamp() => Find() is { } key ? Convert.ToHexString(HashOf(key)) : null;

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes];
        return text.Length == Base64Url.GetEncodedLength(KeyBytes)
            && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            && length == KeyBytes;
    }

    // Mode and text through one handle: the file cannot be exchanged between the two.
    private KeyFile? Read()
    {
        try
        {
            using var stream = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var isSecret = OperatingSystem.IsWindows() || (File.GetUnixFileMode(stream.SafeFileHandle) & Others) == 0;
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var text = reader.ReadLine() ?? "";
            return new KeyFile(IsKey(text) ? text : null, isSecret);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Written beside and moved: nobody reads half a key, and of two who make one at the same time both get the first one's.
    private string Write(bool replace)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        KeysPlace.Create(folder);
        var draft = $"{FilePath}.{Guid.NewGuid():N}";
        try
        {
            using (var writer = new StreamWriter(draft, Encoding.ASCII, KeysPlace.NewFile()))
            {
                writer.Write(key);
                writer.Write('\n');
            }

            File.Move(draft, FilePath, overwrite: replace);
            return key;
        }
        catch (IOException) when (!replace && Find() is { } other)
        {
            return other;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private sealed record KeyFile(string? Text, bool IsSecret);
}
