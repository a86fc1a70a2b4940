using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests;

/// <summary>Namespaces form no cycle: each can be understood after those it names. A folder and a folder within it count as two.</summary>
public sealed class NamespaceTests
{
    private const string Outer = "namespace A;\n\npublic sealed class Whole\n{\n}\n";
    private const string Inner = "namespace A.B;\n\ninternal sealed record Part(int Number);\n";

    [Fact]
    public void Namespaces_form_no_cycle()
    {
        var edges = NamespaceGraph.Of(Sources()).EdgesInCycles();

        Assert.True(edges.Count == 0, $"These references are part of a cycle:\n{string.Join('\n', edges)}");
    }

    // What is read above is all there is to read: a folder that was moved must not leave a test that looks at nothing.
    [Fact]
    public void Every_project_is_looked_at() => Assert.Equal(
        Directory.EnumerateFiles(Repository.File("src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.File("tools"), "*.csproj", SearchOption.AllDirectories))
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
        Sources().Select(file => file.Name.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("using A;\n\nnamespace C;\n\npublic enum Third\n{\n    Whole,\n}\n")]
    [InlineData("namespace C;\n\npublic static class Third\n{\n    public static A.Whole? Of(A.B.Part part) => null;\n}\n")]
    [InlineData("namespace A.B;\n\npublic delegate Whole Third(Part part);\n")]
    public void What_goes_one_way_is_no_cycle(string third) =>
        Assert.Empty(NamespaceGraph.Of(("whole", Outer), ("part", Inner), ("third", third)).EdgesInCycles());

    [Theory]
    [InlineData("using A.B;\n\nnamespace A;\n\npublic interface Third\n{\n    Part Part { get; }\n}\n", "third names Part")]
    [InlineData("namespace A;\n\nclass Third\n{\n    public static int Of() => new B.Part(1).Number;\n}\n", "third names Part")]
    [InlineData("namespace A;\n\nclass Third\n{\n    public static string Of() => $\"{A.B.Part.Zero}\";\n}\n", "third names Part")]
    [InlineData("using static A.B.Part;\n\nnamespace A;\n\npublic struct Third;\n", "third names (its using)")]
    public void A_cycle_of_two_is_found_and_its_types_are_named(string third, string expected)
    {
        var naming = "namespace A.B;\n\ninternal delegate Whole Makes(); // and back\n";

        Assert.Equal(
            [$"A -> A.B: {expected}", "A.B -> A: naming names Whole"],
            NamespaceGraph.Of(("whole", Outer), ("part", Inner), ("naming", naming), ("third", third)).EdgesInCycles());
    }

    [Fact]
    public void A_cycle_of_three_is_found_without_what_only_leads_to_it() => Assert.Equal(
        ["P -> Q: p names Second", "Q -> R: q names Third", "R -> P: r names First"],
        NamespaceGraph.Of(
            ("p", "using Q;\n\nnamespace P;\n\nclass First(Second second);\n"),
            ("q", "using R;\n\nnamespace Q;\n\nclass Second(Third third);\n"),
            ("r", "using P;\n\nnamespace R;\n\nclass Third(First first);\n"),
            ("s", "using P;\n\nnamespace S;\n\nclass Fourth(First first);\n")).EdgesInCycles());

    [Fact]
    public void A_comment_names_nothing() => Assert.Empty(NamespaceGraph.Of(
        ("whole", "namespace A;\n\n/// <summary><see cref=\"B.Part\"/> \"http://a\".</summary>\nclass Whole; /* B.Part */ // B.Part\n"),
        ("part", "namespace A.B;\n\nclass Part(Whole whole);\n")).EdgesInCycles());

    private static IEnumerable<(string Name, string Text)> Sources() => new[] { "src", "tools" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories))
        .Where(path => !Regex.IsMatch(path, @"[\\/](obj|bin)[\\/]"))
        .Select(path => (Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path)));
}
