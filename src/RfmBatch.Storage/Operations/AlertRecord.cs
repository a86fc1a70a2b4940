namespace RfmBatch.Storage.Operations;

/// <summary>Something that somebody is told by one channel, once when it begins and once when it is over.</summary>
public sealed record AlertRecord
{
    /// <summary>Its key; 0 for one that is not stored yet. What is told twice by an accident has the same.</summary>
    public int AlertKey { get; init; }

    /// <summary><c>webhook</c> or <c>mail</c>.</summary>
    public required string ChannelName { get; init; }

    /// <summary>The program, or as a finding names it.</summary>
    public required string ProgramName { get; init; }

    /// <summary>The finding's id, such as <c>run-overdue</c>.</summary>
    public required string CheckId { get; init; }

    /// <summary><c>warning</c> or <c>error</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>What was found, without personal data.</summary>
    public required string Message { get; init; }

    /// <summary>What to do.</summary>
    public required string NextStep { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When that was told, or null.</summary>
    public DateTimeOffset? RaisedSentAt { get; init; }

    /// <summary>When it was over, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often telling failed since it last succeeded.</summary>
    public int AttemptCount { get; init; }

    /// <summary>Not before it is telling tried again.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Whether something is to be told at an instant.</summary>
    public bool IsDue(DateTimeOffset now) => (RaisedSentAt is null || EndedAt is not null) && NextAttemptAt <= now;
}
