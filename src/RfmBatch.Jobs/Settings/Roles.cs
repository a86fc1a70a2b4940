namespace RfmBatch.Jobs.Settings;

/// <summary>The two roles, and the policies of the same names. Operator includes Reader.</summary>
public static class Roles
{
    /// <summary>Looks at pages, reports and the dashboard.</summary>
    public const string Reader = "Reader";

    /// <summary>Also triggers, retries and deletes jobs.</summary>
    public const string Operator = "Operator";
}
