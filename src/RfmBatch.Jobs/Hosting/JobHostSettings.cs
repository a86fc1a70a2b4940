using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Hosting;

/// <summary>What the console gives the job server.</summary>
public sealed record JobHostSettings
{
    /// <summary>The store to work on; deployed.</summary>
    public required RfmStore Store { get; init; }

    /// <summary>Its engine.</summary>
    public required StoreEngine Engine { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The settings file, <c>rfmbatch.json</c>; it need not exist.</summary>
    public required string SettingsPath { get; init; }

    /// <summary>Goes before <see cref="ServeOptions.Urls"/>; null where not given.</summary>
    public string? Urls { get; init; }

    /// <summary>Goes before <see cref="ServeOptions.JobStorage"/>; null where not given.</summary>
    public string? JobStorage { get; init; }

    /// <summary>Whether each event of the log is a line of JSON, for a log collector.</summary>
    public bool LogsJson { get; init; }

    /// <summary>Whether details are logged.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>How people sign in.</summary>
    /// <value>Default <see cref="UserListScheme"/>.</value>
    public Func<ServeOptions, IAccessScheme> AccessScheme { get; init; } = options => new UserListScheme(options);
}
