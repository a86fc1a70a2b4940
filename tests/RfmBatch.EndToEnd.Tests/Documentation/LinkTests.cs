using System.Text.RegularExpressions;

namespace RfmBatch.EndToEnd.Tests.Documentation;

public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_within_the_repository_leads_to_a_file_and_a_heading()
    {
        var wrong = MarkdownPage.All().Select(MarkdownPage.Read).SelectMany(Wrong).ToList();

        Assert.True(wrong.Count == 0, $"Links that lead nowhere:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Every_page_of_docs_is_in_their_index()
    {
        var linked = MarkdownPage.Read("docs/README.md").Links.Select(link => $"docs/{link.Target}");

        Assert.Empty(MarkdownPage.ForUsers().Except(["README.md", "docs/README.md"]).Except(linked));
    }

    private static IEnumerable<string> Wrong(MarkdownPage page) =>
        from link in page.Links
        let problem = Problem(page, link.Target)
        where problem is not null
        select $"{page.Name}:{link.Line}: {link.Target}: {problem}";

    private static string? Problem(MarkdownPage page, string target)
    {
        // Whether somebody else's page is there is not for a test to find out.
        if (target.Contains(':', StringComparison.Ordinal))
        {
            return External().IsMatch(target) ? null : "is no https address";
        }

        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page.FullPath : Path.Combine(Path.GetDirectoryName(page.FullPath)!, parts[0]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return "is not there";
        }

        return parts.Length == 1 || MarkdownPage.Read(MarkdownPage.NameOf(path)).Anchors.Contains(parts[1]) ? null : "has no such heading";
    }

    [GeneratedRegex(@"^https://[^\s/]+(/\S*)?$")]
    private static partial Regex External();
}
