namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>What a page does: it begins in another folder, shows a file, or has a line that begins with <c>rfmbatch</c>.</summary>
internal enum PageStepKind
{
    EmptyFolder,
    DemoFolder,
    File,
    Command,
}

/// <summary>One thing that a page does.</summary>
/// <param name="Kind">Which kind of thing.</param>
/// <param name="Line">The index of the line of the page.</param>
/// <param name="Text">The command, or the file's text.</param>
internal sealed record PageStep(PageStepKind Kind, int Line, string Text)
{
    /// <summary>The file's name.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The output that the page shows, on the lines after the command; null where it shows none.</summary>
    public IReadOnlyList<string>? Shown { get; init; }
}

/// <summary>The steps of a page, in its order.</summary>
internal static class PageSteps
{
    private const string First = "<!-- first: ";

    private static readonly Dictionary<string, PageStepKind> Folders = new(StringComparer.Ordinal)
    {
        ["<!-- in an empty folder -->"] = PageStepKind.EmptyFolder,
        ["<!-- in the demo's folder -->"] = PageStepKind.DemoFolder,
    };

    /// <summary>Blocks that say neither that they are a file nor why they are not run, and are no commands.</summary>
    public static IEnumerable<string> Unmarked(MarkdownPage page) =>
        from block in page.Blocks
        where block is { Reason: null, FileName: null } && block.Language != "mermaid" && !IsOfCommands(block)
        select $"{page.Name}:{block.Start}";

    public static IReadOnlyList<PageStep> Of(MarkdownPage page) =>
        [.. Comments(page).Concat(page.Blocks.Where(block => block.Reason is null).SelectMany(OfBlock)).OrderBy(step => step.Line)];

    // Where one is, and what a page needs but nobody need read: <!-- first: rfmbatch sample ... -->
    private static IEnumerable<PageStep> Comments(MarkdownPage page)
    {
        for (var i = 0; i < page.Prose.Count; i++)
        {
            var line = page.Prose[i];
            if (Folders.TryGetValue(line, out var folder))
            {
                yield return new PageStep(folder, i, "");
            }
            else if (line.StartsWith(First, StringComparison.Ordinal))
            {
                yield return new PageStep(PageStepKind.Command, i, line[First.Length..^" -->".Length]);
            }
        }
    }

    private static IEnumerable<PageStep> OfBlock(FencedBlock block)
    {
        if (block.FileName is { } name)
        {
            return [new PageStep(PageStepKind.File, block.Start, block.Text) { FileName = name }];
        }

        return IsOfCommands(block) ? Commands(block) : [];
    }

    private static bool IsOfCommands(FencedBlock block) => block.Language switch
    {
        "console" => block.Lines.Count > 0 && IsPrompt(block.Lines[0]),
        "sh" => block.Lines.All(line => line.Length == 0 || line[0] == '#' || line.StartsWith("rfmbatch ", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsPrompt(string line) => line.StartsWith("$ rfmbatch ", StringComparison.Ordinal);

    private static IEnumerable<PageStep> Commands(FencedBlock block)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines[i];
            if (block.Language == "sh")
            {
                if (line.StartsWith("rfmbatch ", StringComparison.Ordinal))
                {
                    yield return new PageStep(PageStepKind.Command, block.Start + i, line);
                }

                continue;
            }

            var shown = block.Lines.Skip(i + 1).TakeWhile(next => !IsPrompt(next)).ToList();
            yield return new PageStep(PageStepKind.Command, block.Start + i, line[2..]) { Shown = shown.Count == 0 ? null : shown };
            i += shown.Count;
        }
    }
}
