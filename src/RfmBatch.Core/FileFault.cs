namespace RfmBatch.Core;

/// <summary>Why a file cannot be used, for a message that names it: the system's own words name it again, or a temporary one.</summary>
public static class FileFault
{
    /// <summary>The reason, without a full stop.</summary>
    public static string Reason(Exception fault) => fault switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        FileNotFoundException => "there is no such file or folder",
        UnauthorizedAccessException => "this account has no right to it, or it is a folder",
        PathTooLongException => "its path is too long",
        _ => Phrase(fault.Message.Split(" : ")[0].TrimEnd('.')),
    };

    // Some systems' words begin with a capital, and end with the path after a colon.
    private static string Phrase(string text) =>
        text.Length > 1 && char.IsLower(text[1]) ? $"{char.ToLowerInvariant(text[0])}{text[1..]}" : text;
}
