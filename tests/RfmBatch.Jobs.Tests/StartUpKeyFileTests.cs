using RfmBatch.Jobs.Access;

namespace RfmBatch.Jobs.Tests;

/// <summary>The file of the start-up key: one key, for its owner alone.</summary>
public sealed class StartUpKeyFileTests
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void Only_its_owner_may_read_the_key()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes; the folder's access list decides.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("rfmbatch-keys-").FullName;
        var keys = Path.Combine(folder, "keys");
        var key = new StartUpKey(keys);
        var text = key.Obtain(out _);

        Assert.Equal(OwnersFile, File.GetUnixFileMode(key.FilePath));
        Assert.Equal(OwnersFile | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        Assert.Equal(43, text.Length);
        Assert.Equal((text, false), (key.Obtain(out var wasExposed), wasExposed));

        File.SetUnixFileMode(key.FilePath, OwnersFile | UnixFileMode.GroupRead);
        Assert.False(key.Is(text));
        Assert.Null(key.Stamp());
        Assert.NotEqual(text, key.Obtain(out wasExposed));
        Assert.True(wasExposed);
        Assert.Equal(OwnersFile, File.GetUnixFileMode(key.FilePath));
        Assert.Single(Directory.EnumerateFiles(keys));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    public void What_is_no_key_is_replaced(string text)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-keys-").FullName;
        var key = new StartUpKey(folder);
        using (var writer = new StreamWriter(key.FilePath, System.Text.Encoding.ASCII, KeysPlace.NewFile()))
        {
            writer.Write(text);
        }

        Assert.False(key.Is(text));
        Assert.True(key.Is(key.Obtain(out var wasExposed)));
        Assert.False(wasExposed);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task All_who_make_the_first_key_at_once_get_the_same_one()
    {
        for (var round = 0; round < 20; round++)
        {
            var folder = Directory.CreateTempSubdirectory("rfmbatch-keys-").FullName;
            var makers = Enumerable.Range(0, 8)
                .Select(_ => Task.Run(() => new StartUpKey(folder).Obtain(out var _), TestContext.Current.CancellationToken));
            var keys = await Task.WhenAll(makers);
            Assert.Single(keys.Distinct());
            Assert.Single(Directory.EnumerateFiles(folder));
            Directory.Delete(folder, recursive: true);
        }
    }
}
