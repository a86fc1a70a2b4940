using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Access;

/// <summary>What a cookie holds beside a name: which session it is, since when, and what it was opened with.</summary>
/// <remarks>It is encrypted; no browser reads or changes it.</remarks>
internal sealed class Sessions(ServeOptions options, TimeProvider clock, SignedOut signedOut)
{
    /// <summary>A session ends earlier after so long without a request.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromHours(8);

    private const string Id = "session";
    private const string Since = "since";
    private const string Stamp = "stamp";
    private const int IdBytes = 16;

    /// <summary>A new session.</summary>
    /// <param name="stamp">What it is opened with: where that changes, it ends.</param>
    public AuthenticationProperties Begin(string stamp) => new(new Dictionary<string, string?>
    {
        [Id] = Convert.ToHexString(RandomNumberGenerator.GetBytes(IdBytes)),
        [Since] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        [Stamp] = stamp,
    });

    /// <summary>Whether a session goes on.</summary>
    /// <param name="session">The session; one of an older version has none of what is needed and has ended.</param>
    /// <param name="stamp">What it would be opened with now; null for nothing.</param>
    public bool GoesOn(AuthenticationProperties session, string? stamp) =>
        stamp is not null
        && session.GetString(Stamp) == stamp
        && session.GetString(Id) is { } id
        && long.TryParse(session.GetString(Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
        && clock.GetUtcNow() < DateTimeOffset.FromUnixTimeSeconds(since).AddHours(options.SessionHours)
        && !signedOut.Has(id);

    /// <summary>Ends a session for every copy of its cookie.</summary>
    public void End(AuthenticationProperties session)
    {
        if (session.GetString(Id) is { } id)
        {
            signedOut.Add(id);
        }
    }
}
