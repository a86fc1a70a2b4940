using System.CommandLine;
using RfmBatch.Cli.Commands;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli;

/// <summary>All commands, in the order in which one meets them.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(CommandRunner runner)
    {
        var root = new RootCommand("Turns a shop's transactions into customer segments inside its own SQL Server, or an SQLite file.");
        root.Add(GlobalOptions.Store);
        root.Add(GlobalOptions.Verbose);
        root.Add(DemoCommand.Create(runner));
        root.Add(SampleCommand.Create(runner));
        root.Add(DeployCommand.Create(runner));
        root.Add(LoadCommand.Create(runner));
        root.Add(LoadsCommand.Create(runner));
        root.Add(RunCommand.Create(runner));
        root.Add(PublishCommand.Create(runner));
        root.Add(UnpublishCommand.Create(runner));
        root.Add(RunsCommand.Create(runner));
        root.Add(SegmentsCommand.Create(runner));
        root.Add(ExplainCommand.Create(runner));
        root.Add(ExportCommand.Create(runner));
        root.Add(ReportCommand.Create(runner));
        root.Add(CompareCommand.Create(runner));
        root.Add(PlanCommand.Create(runner));
        root.Add(ProgramsCommand.Create(runner));
        root.Add(QualityCommand.Create(runner));
        root.Add(PurgeCommand.Create(runner));
        root.Add(ForgetCommand.Create(runner));
        root.Add(DoctorCommand.Create(runner));
        root.Add(ServeCommand.Create(runner));
        HelpWithExamples.AddTo(root);
        return root;
    }
}
