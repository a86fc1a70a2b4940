using RfmBatch.Jobs.Html;

namespace RfmBatch.Jobs.Access;

/// <summary>What somebody without the start-up key sees: where its link is found, and no link.</summary>
internal static class KeyNeededPage
{
    public static string Render() => Page.Document("RfmBatch is closed", """
        <main class="sign-in">
        <h1>RfmBatch</h1>
        <div class="notice">
        <p><strong>These pages open with the link of this server.</strong>
        On the machine where it runs, in its folder, as its account and with its options, type:</p>
        <pre><code>rfmbatch serve --link</code></pre>
        <p>and open there what it prints.</p>
        <p>To let others in, add users to <code>rfmbatch.json</code> (docs/serving.md).</p>
        </div>
        </main>
        """);
}
