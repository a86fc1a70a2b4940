using System.CommandLine;
using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Commands;

/// <summary>The options of <c>plan</c>. All values are texts, which the pipeline checks together, so that every wrong one is named at once.</summary>
internal sealed class CampaignOptionSet
{
    private readonly Option<string?> _budget = Text("--budget", "B", "What the treated customers may cost; required");
    private readonly Option<string> _program = ProgramOption.Create();
    private readonly Option<int?> _run = new("--run") { Description = "A published run; without it the program's latest", HelpName = "RUN" };
    private readonly Option<string[]> _cost = Many("--cost", "ACTION=c", "Cost of treating one customer [the action's]; may be repeated");
    private readonly Option<string[]> _uplift = Many("--uplift", "ACTION=p", "Incremental probability of an order, 0.02 or 2% [the action's]; may be repeated");
    private readonly Option<string?> _control = Text("--control", "SHARE", "Share of the chosen left alone for comparison [10%]");
    private readonly Option<string?> _margin = Text("--margin", "SHARE", "Share of revenue that is profit [the run's]");
    private readonly Option<string?> _seed = Text("--seed", "N", "Seed of the draw of the control and of the simulation [the run's]");
    private readonly Option<string?> _suppress = Text("--suppress", "FILE", "Customers who must not be contacted: ids in the first column");
    private readonly Option<string?> _actions = Text("--actions", "FILE.json", "Actions that replace those of the segments it names [the rule set's]");
    private readonly Option<bool> _useResults = new("--use-results") { Description = "Replace assumed uplift by what results of earlier plans measured" };
    private readonly Option<string?> _simulate = Text("--simulate", "N", "Draw N outcomes and show their spread");
    private readonly Option<string> _output = GlobalOptions.Output();

    public Option<string?> Out { get; } = OutOption();

    public static Option<string?> OutOption() => Text("--out", "FILE|DIR", "Write the lists: all in one FILE.csv, or a file per action and one of the control in DIR");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _budget, _program, _run, _cost, _uplift, _control, _margin, _seed, _suppress, _actions, _useResults, Out, _simulate, _output })
        {
            command.Add(option);
        }
    }

    public bool WantsJson(CommandContext context) => context.WantsJson(_output);

    public CampaignRequest Read(CommandContext context) => new(
        context.Value(_program)!,
        context.Value(_run),
        new CampaignOptionTexts
        {
            Budget = context.Value(_budget),
            Costs = context.Value(_cost)!,
            Uplifts = context.Value(_uplift)!,
            Control = context.Value(_control),
            Margin = context.Value(_margin),
            Seed = context.Value(_seed),
            Simulate = context.Value(_simulate),
        },
        context.Value(_suppress),
        context.Value(_actions),
        context.Value(_useResults));

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description };

    private static Option<string[]> Many(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => [] };
}
