using System.Globalization;

namespace RfmBatch.Storage.Operations;

/// <summary>An act that is noted in <c>etl.Audit</c>: what was done to what. Who and when are added by the server.</summary>
/// <param name="ActionName">One word.</param>
/// <param name="SubjectKind">What it was done to.</param>
/// <param name="SubjectName">Which one; never a customer's id.</param>
/// <param name="Detail">What more there is to know, without personal data, or null.</param>
public sealed record AuditEntry(string ActionName, string SubjectKind, string SubjectName, string? Detail = null)
{
    private const string Run = "run";
    private const string Load = "load";
    private const string Program = "program";
    private const string LoadDefinition = "load definition";

    /// <summary>A run is shown; <c>accept</c> where checks that failed were accepted.</summary>
    public static AuditEntry Publish(int runKey, string programName, IReadOnlyCollection<string> acceptedCheckIds)
    {
        ArgumentNullException.ThrowIfNull(acceptedCheckIds);
        return acceptedCheckIds.Count == 0
            ? new("publish", Run, Text(runKey), programName)
            : new("accept", Run, Text(runKey), $"{programName}: {string.Join(", ", acceptedCheckIds)}");
    }

    /// <summary>A run is taken back.</summary>
    public static AuditEntry Unpublish(int runKey, string programName) => new("unpublish", Run, Text(runKey), programName);

    /// <summary>Customer rows of a run are deleted.</summary>
    public static AuditEntry Purge(int runKey, string programName, long rowCount, string reason) => new(
        "purge", Run, Text(runKey), string.Create(CultureInfo.InvariantCulture, $"{programName}: {rowCount} customer rows, {reason}"));

    /// <summary>What is old in the store itself is deleted.</summary>
    public static AuditEntry PurgeStore(long textCount, long rowCount, long auditCount) => new(
        "purge",
        "store",
        "",
        string.Create(
            CultureInfo.InvariantCulture, $"{textCount} rejected texts, {rowCount} removed transactions, {auditCount} rows of the audit"));

    /// <summary>A load is taken back.</summary>
    public static AuditEntry Undo(int loadKey, string sourceName, long rowCount) => new(
        "undo", Load, Text(loadKey), string.Create(CultureInfo.InvariantCulture, $"{sourceName}: {rowCount} rows"));

    /// <summary>A load replaced rows of earlier ones.</summary>
    public static AuditEntry Replace(int loadKey, string sourceName, long rowCount) => new(
        "replace", Load, Text(loadKey), string.Create(CultureInfo.InvariantCulture, $"{sourceName}: {rowCount} rows"));

    /// <summary>A customer is forgotten.</summary>
    /// <param name="token">What stands for the customer from now on.</param>
    public static AuditEntry Forget(string token) => new("forget", "customer", token);

    /// <summary>An attribute is hidden from readers.</summary>
    public static AuditEntry FlagPersonal(string attributeName) => new("flag", "attribute", attributeName, "personal");

    /// <summary>A program is stored.</summary>
    public static AuditEntry SaveProgram(string programName, bool isNew, string? detail) =>
        new(isNew ? "add" : "set", Program, programName, detail);

    /// <summary>A program is removed or made inactive.</summary>
    public static AuditEntry RemoveProgram(string programName, string outcome) => new("remove", Program, programName, outcome);

    /// <summary>A load definition is stored.</summary>
    public static AuditEntry SaveLoadDefinition(string loadName, bool isNew, string? detail) =>
        new(isNew ? "add" : "set", LoadDefinition, loadName, detail);

    /// <summary>A load definition is removed.</summary>
    public static AuditEntry RemoveLoadDefinition(string loadName) => new("remove", LoadDefinition, loadName);

    /// <summary>A campaign is planned.</summary>
    public static AuditEntry Plan(int planKey, int runKey, int customerCount) => new(
        "plan", "plan", Text(planKey), string.Create(CultureInfo.InvariantCulture, $"run {runKey}: {customerCount} customers"));

    /// <summary>What came of a campaign is stored.</summary>
    public static AuditEntry PlanResults(int planKey) => new("results", "plan", Text(planKey));

    /// <summary>Somebody pressed a button of the dashboard.</summary>
    public static AuditEntry Job(string button, string jobs) => new("job", "job", jobs, button);

    private static string Text(int key) => key.ToString(CultureInfo.InvariantCulture);
}
