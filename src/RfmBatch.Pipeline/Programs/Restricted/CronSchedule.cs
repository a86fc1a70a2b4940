namespace RfmBatch.Pipeline.Programs;

/// <summary>`restricted` has no job server and no parser of cron: only the shape is checked, `full` looks closer.</summary>
public static class CronSchedule
{
    private const int Fields = 5;

    /// <summary>What is wrong with an expression, without a full stop, or null.</summary>
    public static string? Error(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length != Fields ? (fields.Length == 1 ? "it has 1 field" : $"it has {fields.Length} fields")
            : fields.All(field => field.All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '/' or ',' or '-' or '?' or '#')) ? null
            : "it has a character that cron does not know";
    }
}
