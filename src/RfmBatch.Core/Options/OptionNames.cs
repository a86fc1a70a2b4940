namespace RfmBatch.Core.Options;

/// <summary>Values of enumerations as they are written in options, in stored JSON and in messages: lower case, joined by '-'.</summary>
internal static class OptionNames
{
    /// <summary>The name of a value, such as <c>equal-width</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = new System.Text.StringBuilder();
        foreach (var character in value.ToString())
        {
            if (char.IsUpper(character) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(character));
        }

        return name.ToString();
    }

    /// <summary>All names, in the order of the enumeration.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    /// <summary>The value of a name, or null.</summary>
    public static T? Find<T>(string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == name)
            {
                return value;
            }
        }

        return null;
    }
}
