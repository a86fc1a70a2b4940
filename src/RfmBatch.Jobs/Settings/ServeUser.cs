namespace RfmBatch.Jobs.Settings;

/// <summary>Somebody who may sign in.</summary>
public sealed class ServeUser
{
    /// <summary>The name to sign in with.</summary>
    public string Name { get; set; } = "";

    /// <summary>What <c>rfmbatch serve --hash-password</c> printed.</summary>
    public string PasswordHash { get; set; } = "";

    /// <summary><c>Reader</c> (looks) or <c>Operator</c> (also triggers, retries and deletes).</summary>
    /// <value>Default <c>Reader</c>.</value>
    public string Role { get; set; } = RfmBatch.Jobs.Settings.Roles.Reader;
}

/// <summary>Who may sign in.</summary>
/// <param name="AreConfigured">Whether anybody signs in here at all; without users the start-up key opens the pages.</param>
/// <param name="Users">Those without an error.</param>
internal sealed record KnownUsers(bool AreConfigured, IReadOnlyList<ServeUser> Users)
{
    public ServeUser? Find(string? name) =>
        Users.FirstOrDefault(user => string.Equals(user.Name, name, StringComparison.OrdinalIgnoreCase));
}
