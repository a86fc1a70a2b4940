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
