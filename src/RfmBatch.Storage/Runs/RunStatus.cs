namespace RfmBatch.Storage.Runs;

/// <summary>The values of <c>etl.Run.Status</c>, part of the published contract.</summary>
public static class RunStatus
{
    /// <summary>Writing; invisible.</summary>
    public const string Running = "Running";

    /// <summary>Visible in <c>bi</c>.</summary>
    public const string Published = "Published";

    /// <summary>A check of severity Error failed; waits to be accepted.</summary>
    public const string Held = "Held";

    /// <summary>Stored, never published by itself.</summary>
    public const string Trial = "Trial";

    /// <summary>Ended by an error; has no rows.</summary>
    public const string Failed = "Failed";

    /// <summary>Its process vanished; has no rows.</summary>
    public const string Abandoned = "Abandoned";

    /// <summary>Taken back by <c>unpublish</c>.</summary>
    public const string Unpublished = "Unpublished";
}
