namespace RfmBatch.Storage.Specification;

/// <summary>Real data beside the repository, which keeps no copy of it.</summary>
public static class SharedData
{
    /// <summary>The path of a file under <c>../shared/data</c>; skips the test where it is absent.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "RfmBatch.sln")))
            {
                string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared", "data", relative));
                if (File.Exists(path))
                {
                    return path;
                }

                break;
            }
        }

        Assert.Skip($"The data file {relative} is not beside this repository.");
        return "";
    }
}
