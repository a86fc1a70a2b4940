using RfmBatch.PowerBI;

if (args.Length != 1)
{
    Console.Error.WriteLine("Name the folder to write to: scripts/powerbi.sh does it with db/PowerBI.");
    return 2;
}

try
{
    Console.WriteLine($"Wrote {ProjectFolder.Write(args[0], ProjectFiles.All())} changed files of the Power BI project to {args[0]}.");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{error.Message} Close Power BI Desktop if it has the project open, and try again.");
    return 1;
}
