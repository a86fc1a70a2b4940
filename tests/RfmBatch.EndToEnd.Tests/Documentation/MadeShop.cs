using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>The folder that <c>rfmbatch demo</c> makes, made once and copied to every page that begins in it.</summary>
public sealed class MadeShop : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        var (exitCode, output) = await ConsoleTranscript.RunAsync($"rfmbatch demo --out '{_folder.Path}'");
        Assert.True(exitCode == 0, string.Join('\n', output));
    }

    internal void CopyTo(string target)
    {
        foreach (var path in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(_folder.Path, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
