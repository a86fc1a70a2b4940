using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>demo</c>: the main job from nothing, on made data.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("demo", "Runs the main job on made data, in a folder of its own");
        runner.Bind(command, CommandOptions.Of("demo"), async (context, given, cancellationToken) =>
        {
            var files = DemoFolder.Prepare(given["out"]!);
            await using var store = context.OpenStore(files.StoreAddress);
            var demo = new Demo(context, store, files);
            var report = await demo.RunAsync(cancellationToken);
            context.WriteLine();
            RunReportText.Write(context, report);
            context.WriteLine();
            CampaignText.Write(context, demo.Plan!);
            context.WriteLine();
            context.WriteLine("Open next:");
            var table = new ConsoleTable(new ConsoleColumn(""), new ConsoleColumn(""));
            table.AddRow($"  {files.Report}", "the report, in a browser");
            table.AddRow($"  {files.Csv("CustomerRfmLatest")}", "every customer with scores and segment");
            table.AddRow($"  {files.Csv("SegmentMigration")}", "who moved between the two runs");
            table.AddRow($"  {files.Plan}", "whom to treat with which action; uplift is assumed");
            table.AddRow($"  {files.Store}", "the store: views bi_... in any SQLite tool");
            table.Write(context.Terminal);
            context.WriteLine($"Then: {ThisProgram()} explain {demo.SomeCustomerId} --store \"{files.StoreAddress}\"");
            return ExitCode.Done;
        });
        return command;
    }

    // As the user can type it: the demo's script starts the program through dotnet.
    private static string ThisProgram() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "rfmbatch.dll")}\""
        : "rfmbatch";
}
