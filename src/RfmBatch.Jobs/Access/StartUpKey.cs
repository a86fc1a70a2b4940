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
    private const int MostTries = 100;
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(20);

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
            return known is { IsSecret: true, Text: { } key } ? key : Make();
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

    // Of all who make one at the same time the first one's counts: the others find it when it is their turn.
    private string Make()
    {
        KeysPlace.Create(folder);
        using var turn = TakeTurn();
        return Read() is { IsSecret: true, Text: { } made } ? made : Write();
    }

    private FileStream TakeTurn()
    {
        var options = KeysPlace.NewFile();
        options.Mode = FileMode.OpenOrCreate;
        options.Share = FileShare.None;
        options.Options = FileOptions.DeleteOnClose;
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream($"{FilePath}.making", options);
            }
            catch (Exception taken) when (IsTaken(taken) && tries < MostTries)
            {
                SpinWait.SpinUntil(() => false, RetryEvery);
            }
        }
    }

    // Windows refuses a file that is about to be deleted; elsewhere a refusal is one of rights, which waiting does not mend.
    private static bool IsTaken(Exception error) =>
        error is IOException || (error is UnauthorizedAccessException && OperatingSystem.IsWindows());

    // Written beside and moved: nobody reads half a key.
    private string Write()
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var draft = $"{FilePath}.{Guid.NewGuid():N}";
        try
        {
            using (var writer = new StreamWriter(draft, Encoding.ASCII, KeysPlace.NewFile()))
            {
                writer.Write(key);
                writer.Write('\n');
            }

            File.Move(draft, FilePath, overwrite: true);
            return key;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private sealed record KeyFile(string? Text, bool IsSecret);
}
