namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>The demo's folder, made once for the tests of a class.</summary>
public sealed class DemoStore : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Where its files are.</summary>
    public string Path => _folder.Path;

    public async ValueTask InitializeAsync() => Assert.Equal(0, (await TypedLine.RunAsync("demo", "--out", Path)).ExitCode);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Carries a line out with this store; <c>DEMO</c> stands for the folder.</summary>
    internal Task<ProcessResult> RunAsync(string line)
    {
        var words = TypedLine.Words($"rfmbatch {line}").Select(word => word.Replace("DEMO", Path, StringComparison.Ordinal)).ToList();
        if (!words.Contains("--store"))
        {
            var end = words.IndexOf("--");
            words.InsertRange(end < 0 ? words.Count : end, ["--store", $"sqlite:{_folder.File("rfmbatch.db")}"]);
        }

        return TypedLine.RunAsync([.. words]);
    }
}
