using RfmBatch.Core;

namespace RfmBatch.Cli.Commands;

/// <summary>
/// The demo's files. Only those of an earlier demo are replaced: a note in the folder tells them from a user's store of the same name.
/// </summary>
internal sealed class DemoFolder
{
    private const string NoteName = "demo.txt";
    private const string Note =
        "This folder was made by `rfmbatch demo`, which replaces its files when it is run again. Delete it when you are done.\n";
    private readonly string _folder;

    private DemoFolder(string folder) => _folder = folder;

    public string Sales => In("sales.csv");

    public string Store => In("rfmbatch.db");

    public string StoreAddress => $"sqlite:{Store}";

    public string Report => In("report.html");

    /// <summary>The folder of the plan's lists.</summary>
    public string Plan => In("plan");

    public string Csv(string view) => In($"{view}.csv");

    /// <summary>Makes the folder, or takes an earlier demo's store out of it.</summary>
    /// <exception cref="RfmBatchException">There is a store that no demo made, or the folder cannot be made.</exception>
    public static DemoFolder Prepare(string folder)
    {
        var files = new DemoFolder(folder);
        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(files.Store) && !File.Exists(files.In(NoteName)))
            {
                throw new RfmBatchException(
                    $"'{files.Store}' is there already, and no demo made it; nothing was changed.",
                    "Name another folder: rfmbatch demo --out DIR.");
            }

            File.WriteAllText(files.In(NoteName), Note);
            foreach (var ending in new[] { "", "-wal", "-shm", "-journal" })
            {
                File.Delete(files.Store + ending);
            }

            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException(
                $"The folder '{folder}' cannot be used: {FileFault.Reason(exception)}.",
                "Close what has its files open, or name another folder: rfmbatch demo --out DIR.",
                exception);
        }
    }

    private string In(string name) => Path.Combine(_folder, name);
}
