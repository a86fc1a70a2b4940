using RfmBatch.PowerBI;
using RfmBatch.PowerBI.Layout;

if (args is not ([_] or ["--draw", _]))
{
    Console.Error.WriteLine(
        "Name the folder to write to: scripts/powerbi.sh does it with db/PowerBI. --draw FOLDER draws the pages there instead, as SVG.");
    return 2;
}

try
{
    var files = ProjectFiles.All();
    if (args.Length == 1)
    {
        Console.WriteLine($"Wrote {ProjectFolder.Write(args[0], files)} changed files of the Power BI project to {args[0]}.");
        return 0;
    }

    var pages = PageLayout.Read(files);
    Directory.CreateDirectory(args[1]);
    foreach (var page in pages)
    {
        File.WriteAllText(Path.Combine(args[1], $"{page.Title}.svg"), PageDrawing.Svg(page));
    }

    Console.WriteLine($"Drew {pages.Count} pages in {args[1]}.");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{error.Message} Close Power BI Desktop if it has the project open, and try again.");
    return 1;
}
