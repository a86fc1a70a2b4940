namespace RfmBatch.Core;

/// <summary>A name as it is typed in a command that a message tells to run.</summary>
public static class TypedWord
{
    /// <summary>The name, in quotes where a shell would cut or change it.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/' or '+')
            ? name
            : $"\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
