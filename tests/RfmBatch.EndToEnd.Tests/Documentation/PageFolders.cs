using RfmBatch.Cli.Hosting;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>The folder that a page's reader stands in, the process's own meanwhile: no other test may run beside it.</summary>
internal sealed class PageFolders : IDisposable
{
    private readonly MadeShop _shop;
    private readonly string _folderBefore = Environment.CurrentDirectory;
    private readonly string? _storeBefore = Environment.GetEnvironmentVariable(StoreSetting.EnvironmentVariable);
    private TemporaryFolder _folder = new();

    /// <summary>Begins in an empty folder, without a store in the environment.</summary>
    public PageFolders(MadeShop shop)
    {
        _shop = shop;
        Environment.SetEnvironmentVariable(StoreSetting.EnvironmentVariable, null);
        Environment.CurrentDirectory = _folder.Path;
    }

    /// <summary>Goes to another folder: an empty one, or one with the demo's files.</summary>
    public void Begin(bool isOfDemo)
    {
        Leave();
        _folder = new TemporaryFolder();
        Environment.CurrentDirectory = _folder.Path;
        if (isOfDemo)
        {
            _shop.CopyTo(_folder.Path);
        }
    }

    public void Write(string name, string text, DateTime writtenAt)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        _folder.Write(name, text);
        File.SetLastWriteTimeUtc(_folder.File(name), writtenAt);
    }

    public void Dispose()
    {
        Leave();
        Environment.SetEnvironmentVariable(StoreSetting.EnvironmentVariable, _storeBefore);
    }

    private void Leave()
    {
        Environment.CurrentDirectory = _folderBefore;
        _folder.Dispose();
    }
}
