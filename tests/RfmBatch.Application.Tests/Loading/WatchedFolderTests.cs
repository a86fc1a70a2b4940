using System.Diagnostics;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class WatchedFolderTests : IDisposable
{
    private readonly TempFolder _outside = new();
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Links_out_of_the_folder_are_left_and_others_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links takes rights on Windows.");
        var secret = Write(_outside, "secret.csv");
        var own = Write(_folder, "own.csv");
        Directory.CreateSymbolicLink(InFolder("sub"), _outside.Path);
        Link("absolute.csv", secret);
        Link("relative.csv", Path.Combine("..", Path.GetFileName(_outside.Path), "secret.csv"));
        Link("hop.csv", "relative.csv");
        Link("through.csv", Path.Combine("sub", "secret.csv"));
        Link("gone.csv", "nothing");
        Link("loop.csv", "loop.csv");
        Link("inside.csv", "own.csv");
        Link("inside-too.csv", own);
        Directory.CreateDirectory(InFolder("folder.csv"));
        Write(_folder, ".hidden.csv");

        var (complete, left) = await ListAsync(_folder.Path);

        Assert.Equal(["inside-too.csv", "inside.csv", "own.csv"], complete.Select(file => file.Name));
        Assert.Equal(
            ["absolute.csv", "gone.csv", "hop.csv", "loop.csv", "relative.csv", "through.csv"], left.Select(file => file.Name));
        Assert.All(left, file => Assert.Equal(LeftCause.Outside, file.Cause));
    }

    [Fact]
    public async Task The_folder_itself_may_be_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links takes rights on Windows.");
        Write(_folder, "own.csv");
        Link("inside.csv", "own.csv");
        var link = Path.Combine(_outside.Path, "link");
        Directory.CreateSymbolicLink(link, _folder.Path);

        var (complete, left) = await ListAsync(link);
        Assert.Equal(["inside.csv", "own.csv"], complete.Select(file => file.Name));
        Assert.Empty(left);
    }

    [Theory]
    [InlineData("mkfifo", "")]
    [InlineData("python3", "-c import,socket,sys;s=socket.socket(socket.AF_UNIX);s.bind(sys.argv[1])")]
    public async Task What_is_no_regular_file_is_refused_without_being_waited_for(string program, string arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes with names are made so on Linux.");
        var start = new ProcessStartInfo(program) { WorkingDirectory = _folder.Path };
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            start.ArgumentList.Add(argument.Replace("import,", "import ", StringComparison.Ordinal));
        }

        start.ArgumentList.Add("odd.csv");
        using (var made = Process.Start(start)!)
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(InFolder("odd.csv")));
        var opening = Task.Run(() => SourceFile.Open(InFolder("odd.csv"), null), TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<RfmBatchException>(
            () => opening.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal("'odd.csv' is empty.", error.Message);
        Assert.Contains("a pipe or device", error.NextStep, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    private static string Write(TempFolder folder, string name)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, "customer,date,amount\na,2025-01-03,1\n");
        return path;
    }

    private static Task<(IReadOnlyList<WatchedFile> Complete, IReadOnlyList<LeftFile> Left)> ListAsync(string folder) =>
        new WatchedFolder(folder, "*.csv", TimeSpan.Zero, TimeProvider.System).ListAsync(TestContext.Current.CancellationToken);

    private string InFolder(string name) => Path.Combine(_folder.Path, name);

    private void Link(string name, string target) => File.CreateSymbolicLink(InFolder(name), target);
}
