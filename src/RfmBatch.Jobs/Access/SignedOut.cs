using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Access;

/// <summary>The sessions that were signed out before their end: a cookie cannot be called back, so what it says is remembered.</summary>
/// <remarks>One empty file for each, named by the session, so that restarts and other servers with the same folder know it too.</remarks>
internal sealed class SignedOut(string folder, TimeProvider clock, ILogger<SignedOut> logger)
{
    private readonly string _folder = Path.Combine(folder, "signed-out");

    // What could not be written still counts until the server stops.
    private readonly ConcurrentDictionary<string, bool> _here = new();

    public bool Has(string session) => _here.ContainsKey(session) || File.Exists(Path.Combine(_folder, session));

    public void Add(string session)
    {
        _here[session] = true;
        var file = Path.Combine(_folder, session);
        try
        {
            KeysPlace.Create(folder);
            KeysPlace.Create(_folder);
            RemoveOld();
            new FileStream(file, KeysPlace.NewFile()).Dispose();
        }
        catch (IOException) when (File.Exists(file))
        {
            // Signed out twice at the same time.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.SignOutNotKept(logger, error.GetType().Name);
        }
    }

    // No session lives longer than the longest that may be set.
    private void RemoveOld()
    {
        var limit = clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(ServeOptions.MaxSessionHours);
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < limit))
        {
            file.Delete();
        }
    }
}
