using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Storage.Reading;

/// <summary>Writes text files that appear under their name only when they are complete; a file already there is replaced.</summary>
public static class WholeFile
{
    private const int BufferBytes = 1 << 16;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file.</summary>
    /// <returns>What the writer returned.</returns>
    /// <exception cref="RfmBatchException">The file cannot be written; it stays as it was.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<TextWriter, Task<T>> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            T result;
            await using (var file = new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous))
            await using (var writer = new StreamWriter(file, Utf8, BufferBytes, leaveOpen: true))
            {
                result = await write(writer);
                await writer.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException(
                $"'{path}' cannot be written: {FileFault.Reason(exception)}.",
                "Name a file in an existing folder with room and rights to write (--out; of deploy --script).",
                exception);
        }
        finally
        {
            Discard(temporary);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell; a left-over .tmp file harms nobody.
        }
    }
}
