using RfmBatch.Core;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Access;

/// <summary>Where the start-up key and the sign-outs are kept.</summary>
/// <remarks>It is <see cref="ServeOptions.KeysFolder"/>, or else the account's own folder of programs' data.</remarks>
internal static class KeysPlace
{
    /// <summary>What to do where a folder or a file in it cannot be used.</summary>
    public const string NextStep =
        "Give folder and file to the account of the server, or name another folder that it alone may read and write: "
        + "KeysFolder in section Serve of rfmbatch.json.";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="RfmBatchException">None is named and the account has none.</exception>
    public static string Of(ServeOptions options)
    {
        if (options.KeysFolder.Length > 0)
        {
            return Path.GetFullPath(options.KeysFolder);
        }

        // ~/.local/share in Linux, the profile's AppData\Local in Windows, which the account alone may read.
        var account = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return account.Length > 0
            ? Path.Combine(account, "RfmBatch")
            : throw new RfmBatchException("The account has no folder of its own to keep keys in.", NextStep);
    }

    /// <summary>Makes the folder for its owner alone; one that is there stays as it is.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    /// <summary>How a new file in it is opened: nobody else may read it from its first byte on.</summary>
    public static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
