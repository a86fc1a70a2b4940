namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>Rows of an export by column name; the columns read here hold no commas.</summary>
internal static class Csv
{
    public static List<IReadOnlyDictionary<string, string>> Rows(IReadOnlyList<string> lines)
    {
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => (IReadOnlyDictionary<string, string>)names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }
}
