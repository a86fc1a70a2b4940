using System.Globalization;
using System.Reflection;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>What <c>deploy</c> runs, as a file for sqlcmd, of a DBA who lets no program deploy.</summary>
/// <remarks>
/// One file is for an empty database and for one of every earlier version: each step looks for itself whether it is needed, as
/// <see cref="SchemaDeployer"/> does, and is a batch and a transaction of its own with its row in the journal. Statements that would be
/// bound although they are not needed, or that must be alone in a batch, stand in EXEC. The file does not depend on a database or a day.
/// </remarks>
public sealed class DeploymentScript
{
    private const int DictionaryRowsPerBatch = 100; // INSERT takes 1,000.

    private readonly SqlcmdText _text = new();
    private readonly EmbeddedSql _sql = SqlServerDialect.Files;
    private readonly bool _isBabelfish;

    private DeploymentScript(bool isBabelfish) => _isBabelfish = isBabelfish;

    /// <summary>The file's text, ASCII with line feeds.</summary>
    /// <param name="more">Steps of the job server, after all others.</param>
    public static string Compose(IReadOnlyList<DeploymentScriptStep> more) => Compose(more, isBabelfish: false);

    /// <summary>That for Babelfish, whose T-SQL lacks some.</summary>
    internal static string Compose(IReadOnlyList<DeploymentScriptStep> more, bool isBabelfish)
    {
        var script = new DeploymentScript(isBabelfish);
        script.Begin();
        script.Migrations();
        script.Views();
        script.Security();
        script.Descriptions();
        foreach (var step in more)
        {
            script.Step(step);
        }

        script._text.Batch(script.File("End"));
        return script._text.ToString();
    }

    private void Begin()
    {
        var version = typeof(DeploymentScript).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        _text.Batch(
            File("Begin"),
            $"""
            -- The schema of RfmBatch {version}, for an empty database and for one of any earlier version.
            -- Run it as a member of db_owner, in the database:
            --     sqlcmd -S SERVER -d DATABASE -b -i FILE
            -- It stops at the first error. What was done stays and is in the journal, etl.SchemaVersion: run it again to go on.
            :on error exit
            """);
        var names = _sql.Names("Migrations").Concat(_sql.Names("Views")).Select(name => $"({SqlcmdText.Value(name)})");
        Batch($"INSERT INTO #Deployment (ScriptName) VALUES\n{string.Join(",\n", names)};");
        Batch(File("RefuseNewer"));
        Batch(_sql.Text("Queries/Deployment_CreateJournal"));
    }

    private void Migrations()
    {
        foreach (var name in _sql.Names("Migrations"))
        {
            var journalled = SqlcmdText.Value(name);
            var text = _sql.TextOf(name);
            Step(new DeploymentScriptStep("migration ", name, _isBabelfish ? Babelfish.InExec(text) : text)
            {
                Condition = $"NOT EXISTS (SELECT 1 AS HasRun FROM etl.SchemaVersion AS v WHERE v.ScriptName = {journalled})",
                After = $"INSERT INTO etl.SchemaVersion (ScriptName, Applied) VALUES ({journalled}, SYSUTCDATETIME());",
            });
        }
    }

    private void Views()
    {
        Batch(File("DropViews"));
        foreach (var name in _sql.Names("Views"))
        {
            var view = Path.GetFileNameWithoutExtension(name);
            var hash = ViewVersionHash.Of(view, _sql.TextOf(name));
            var replacement = ViewReplacement.Of(view, ViewStatements.CreateOrAlter(_sql.TextOf(name)), _isBabelfish);
            Step(new DeploymentScriptStep("view      ", name, [.. replacement.Statements])
            {
                Condition = $"OBJECT_ID(N'bi.{view}', N'V') IS NULL OR NOT EXISTS (\n    SELECT 1 AS IsThere FROM etl.ViewVersion AS v "
                    + $"WHERE v.ViewName = '{view}' AND v.TextHash = '{hash}'\n)",
                After = $"{ViewStatements.DescribeByLiterals(view, replacement.Described)}\n"
                    + $"DECLARE @ViewName varchar(100) = '{view}', @TextHash varchar(64) = '{hash}';\n"
                    + _sql.Text("Queries/Deployment_ReplaceViewVersion").Trim(),
            });
        }
    }

    private void Security()
    {
        foreach (var name in _sql.Names("Security"))
        {
            Step(new DeploymentScriptStep("security  ", name, _sql.TextOf(name)));
        }
    }

    private void Descriptions()
    {
        Batch(
            """
            DROP TABLE IF EXISTS #Dictionary;
            CREATE TABLE #Dictionary (
                ObjectName varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
                ColumnName varchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
                Unit nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
                Description nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL
            );
            """);
        foreach (var entries in DictionaryFile.Entries.Chunk(DictionaryRowsPerBatch))
        {
            var rows = entries.Select(entry =>
                $"('{entry.ObjectName}', '{entry.ColumnName}', {SqlcmdText.Value(entry.Unit)}, {SqlcmdText.Value(entry.Description)})");
            Batch($"INSERT INTO #Dictionary (ObjectName, ColumnName, Unit, Description) VALUES\n{string.Join(",\n", rows)};");
        }

        Batch(File("ReplaceDictionary"));
        Batch($"BEGIN TRANSACTION;\n{TableDescriber.Batch}\nCOMMIT TRANSACTION;");
    }

    // XACT_ABORT alone does not do: a text that EXEC cannot compile is an error of EXEC only, and the batch would go on to the journal's
    // row (https://learn.microsoft.com/sql/t-sql/statements/set-xact-abort-transact-sql, "Compile errors"). CATCH gets what is raised below
    // (https://learn.microsoft.com/sql/t-sql/language-elements/try-catch-transact-sql).
    private void Step(DeploymentScriptStep step)
    {
        List<string> lines = ["BEGIN TRY", $"PRINT {SqlcmdText.Value($"{step.Verb} {step.Name}")};"];
        lines.AddRange(step.HasOwnTransaction ? [] : ["BEGIN TRANSACTION;"]);
        lines.AddRange(step.Statements.Select(statement => $"EXEC ({SqlcmdText.Statement(statement)});"));
        lines.AddRange(step.After.Length == 0 ? [] : [step.After]);
        lines.AddRange(step.HasOwnTransaction ? [] : ["COMMIT TRANSACTION;"]);
        lines.AddRange(["END TRY", "BEGIN CATCH", "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;", "THROW;", "END CATCH;"]);
        Batch(string.Join(
            '\n',
            step.Condition is { } condition ? [.. step.Before, $"IF {condition}", "BEGIN", .. lines, "END;"] : [.. step.Before, .. lines]));
    }

    // Where the first batch refused the database, or was no T-SQL to the client, nothing may follow.
    private void Batch(string text) => _text.Batch($"IF OBJECT_ID(N'tempdb..#Deployment') IS NULL RETURN;\n{text}");

    private string File(string name) => _sql.TextOf($"SqlServer/Script/{name}.sql");
}

/// <summary>One step of a deployment's file.</summary>
/// <param name="Verb">What it does, as <c>deploy</c> tells it.</param>
/// <param name="Name">Of the script.</param>
/// <param name="Statements">Each a batch of its own.</param>
public sealed record DeploymentScriptStep(string Verb, string Name, params IReadOnlyList<string> Statements)
{
    /// <summary>What the condition needs to know; nothing by default.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>When it is needed; null for always.</summary>
    public string? Condition { get; init; }

    /// <summary>What is written down of it, in its transaction.</summary>
    public string After { get; init; } = "";

    /// <summary>Whether the statements begin and end their transaction themselves.</summary>
    public bool HasOwnTransaction { get; init; }
}
