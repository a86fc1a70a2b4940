using System.CommandLine;

namespace RfmBatch.Cli.Commands;

/// <summary>Options that both kinds of load have. Their texts are checked by the loader, all at once.</summary>
internal sealed class LoadOptions
{
    public Option<string?> Map { get; } = new("--map")
    {
        Description =
            "Which column is what: customer=,order=,date=,amount= (or quantity=,price=),product=,category= [guessed from the header]",
        HelpName = "TARGET=COL,...",
    };

    public Option<string> Delimiter { get; } = new("--delimiter")
    {
        Description = "auto , ; tab pipe space (runs of blanks or tabs)",
        HelpName = "D",
        DefaultValueFactory = _ => "auto",
    };

    public Option<string?> Encoding { get; } = new("--encoding")
    {
        Description = "Such as latin1 or windows-1252 [byte order mark, else UTF-8]",
        HelpName = "NAME"
    };

    public Option<string> RejectLimit { get; } = new("--reject-limit")
    {
        Description = "More rejected rows than this and nothing of it stays",
        HelpName = "SHARE",
        DefaultValueFactory = _ => "5%",
    };

    public Option<bool> Again { get; } = new("--again") { Description = "Load what was loaded before" };
}
