using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RfmBatch.Testing;

/// <summary>What a measure of the Power BI model means, in SQL over <c>bi</c> (<c>tests/data/measures</c>).</summary>
/// <param name="Name">Name of the measure.</param>
/// <param name="Pin">The first twelve digits of the hash of DAX and SQL, as somebody wrote them who had looked at both.</param>
/// <param name="Sql">One number as Figure, or no row; <c>{schema.Object}</c> stands for names.</param>
internal sealed partial record MeasureTwin(string Name, string Pin, string Sql)
{
    private static readonly Lazy<IReadOnlyList<MeasureTwin>> Read = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.File("tests", "data", "measures"), "*.sql")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Heading().Split(File.ReadAllText(path).ReplaceLineEndings("\n"))[1..].Chunk(3))
            .Select(parts => new MeasureTwin(parts[0], parts[1], parts[2].Trim())),
    ]);

    public static IReadOnlyList<MeasureTwin> All => Read.Value;

    public static MeasureTwin Of(string name) => All.Single(twin => twin.Name == name);

    /// <summary>What <see cref="Pin"/> must be beside this DAX.</summary>
    public string PinWith(string dax) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{dax}\n{Sql}")))[..12];

    [GeneratedRegex(@"^-- \[(.+)\] ([0-9a-f]{12})\n", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
