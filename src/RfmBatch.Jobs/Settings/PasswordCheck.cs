using Microsoft.AspNetCore.Identity;

namespace RfmBatch.Jobs.Settings;

/// <summary>Passwords as ASP.NET Core hashes them: PBKDF2 with HMAC-SHA512, 100,000 rounds and a salt.</summary>
public static class PasswordCheck
{
    private static readonly PasswordHasher<ServeUser> Hasher = new();
    private static readonly ServeUser Nobody = new();

    // Looked up for a name that does not exist, so that it takes as long as a wrong password.
    private static readonly string HashOfNothing = Hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>The hash to write into the settings.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>The user of a name and password, or null.</summary>
    internal static ServeUser? Find(KnownUsers users, string name, string password)
    {
        var user = users.Find(name);
        var result = Hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? HashOfNothing, password);
        return result == PasswordVerificationResult.Failed ? null : user;
    }

    /// <summary>Whether a text can be a hash of this kind.</summary>
    internal static bool IsHash(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 40 && bytes[0] == 1;
    }
}
