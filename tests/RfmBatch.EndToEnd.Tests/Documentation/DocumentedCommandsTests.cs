using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>What README and docs tell one to type is typed here, and what they show must come.</summary>
/// <remarks><c>RFMBATCH_WRITE_GENERATED=1</c> writes what came in place of what a page shows.</remarks>
[Collection(nameof(DocumentedCommandsTests))]
public sealed class DocumentedCommandsTests(MadeShop shop) : IClassFixture<MadeShop>
{
    // An hour before the console's clock: no file is still being copied.
    private static readonly DateTime Written = new(2026, 1, 1, 5, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Pages =>
        [.. MarkdownPage.ForUsers().Where(name => PageSteps.Of(MarkdownPage.Read(name)).Any(step => step.Kind == PageStepKind.Command))];

    [Fact]
    public void Every_block_is_run_or_says_what_it_is()
    {
        var unmarked = MarkdownPage.ForUsers().Select(MarkdownPage.Read).SelectMany(PageSteps.Unmarked).ToList();

        Assert.True(
            unmarked.Count == 0,
            $"Say <!-- not run: the reason --> or <!-- file: its name --> on the line before the blocks of {string.Join(", ", unmarked)}.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Commands_do_what_the_page_shows(string name)
    {
        var page = MarkdownPage.Read(name);
        var writer = new PageWriter(page);
        using var rig = new PageFolders(shop);
        foreach (var step in PageSteps.Of(page))
        {
            switch (step.Kind)
            {
                case PageStepKind.EmptyFolder or PageStepKind.DemoFolder:
                    rig.Begin(isOfDemo: step.Kind == PageStepKind.DemoFolder);
                    break;
                case PageStepKind.File:
                    rig.Write(step.FileName, step.Text, Written);
                    break;
                default:
                    await RunAsync(page, step, writer);
                    break;
            }
        }

        writer.Save();
    }

    private static async Task RunAsync(MarkdownPage page, PageStep step, PageWriter writer)
    {
        var (exitCode, output) = await ConsoleTranscript.RunAsync(step.Text);
        var place = $"{page.Name}:{step.Line + 1}: {step.Text}";
        var actual = string.Join('\n', output);
        var shown = step.Shown ?? [];
        if (step.Shown is not null && !ShownOutput.Matches(shown, output))
        {
            Assert.True(GeneratedPages.AreWritten, $"{place} shows:\n{string.Join('\n', shown)}\nbut prints:\n{actual}");
            writer.Replace(step.Line + 1, shown.Count, output);
            shown = output;
        }

        // What fails must be shown to fail.
        var isToFail = shown.Any(line => line.StartsWith("error: ", StringComparison.Ordinal));
        Assert.True(isToFail == (exitCode != 0), $"{place} ended with {exitCode}:\n{actual}");
    }
}

/// <summary>A collection of its own, beside which nothing runs.</summary>
[CollectionDefinition(nameof(DocumentedCommandsTests), DisableParallelization = true)]
public sealed class NothingRunsBeside;
