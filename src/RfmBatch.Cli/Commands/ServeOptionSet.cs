using System.CommandLine;

namespace RfmBatch.Cli.Commands;

/// <summary>The options of <c>serve</c>.</summary>
internal sealed class ServeOptionSet
{
    public Option<string?> Urls { get; } = new("--urls")
    {
        Description = "Where pages are served, several with ; [http://localhost:5080]",
        HelpName = "URLS"
    };

    public Option<string?> JobStorage { get; } =
        new Option<string?>("--job-storage")
        {
            Description = "Where jobs are kept [database for SQL Server, memory for SQLite]",
            HelpName = "database|memory"
        }.AcceptOnlyFromAmong(
            "database", "memory");

    public Option<string> Log { get; } =
        new Option<string>("--log")
        {
            Description = "text or json, one line per event",
            HelpName = "text|json",
            DefaultValueFactory = _ => "text"
        }.AcceptOnlyFromAmong(
            "text", "json");

    public Option<bool> HashPassword { get; } = new("--hash-password")
    {
        Description = "Read a password from standard input, print its hash for rfmbatch.json, and serve nothing"
    };

    public Option<bool> Link { get; } = new("--link")
    {
        Description = "Print the link that opens the pages of a server without users, with the same settings, and serve nothing",
    };

    public void AddTo(Command command)
    {
        command.Add(Urls);
        command.Add(JobStorage);
        command.Add(Log);
        command.Add(HashPassword);
        command.Add(Link);
    }
}
