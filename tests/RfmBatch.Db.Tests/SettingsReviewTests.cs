using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.SqlServer.Operations;

namespace RfmBatch.Db.Tests;

/// <summary>
/// What doctor and deploy say of a server's settings. Editions, levels and bits are those of Microsoft's pages of SERVERPROPERTY, ALTER
/// DATABASE compatibility level and the server option "user options".
/// </summary>
public sealed class SettingsReviewTests
{
    internal static readonly DatabaseSettings Healthy = new()
    {
        DatabaseName = "Rfm",
        EngineEdition = 3,
        Edition = "Enterprise Edition (64-bit)",
        ProductVersion = "16.0.4095.4",
        ServerCollation = "SQL_Latin1_General_CP1_CI_AS",
        DatabaseCollation = "SQL_Latin1_General_CP1_CI_AS",
        CompatibilityLevel = 160,
        IsReadCommittedSnapshot = true,
        IsAutoCreateStatistics = true,
        IsAutoUpdateStatistics = true,
        RecoveryModel = "FULL",
        DelayedDurability = "DISABLED",
        LogReuseWait = "NOTHING",
    };

    private static readonly LogSpace Roomy =
        new() { SizeBytes = 8L << 30, UsedBytes = 1L << 30, LimitBytes = 2L << 40, FileName = "Rfm_log" };

    [Fact]
    public void A_healthy_database_has_nothing_to_mend()
    {
        Assert.All(SettingsReview.Judge(Healthy), finding => Assert.Equal(FindingSeverity.Ok, finding.Severity));
        Assert.Equal(FindingSeverity.Ok, SettingsReview.Judge(Healthy, Roomy).Severity);
        Assert.Null(SettingsReview.Refusal(Healthy));
    }

    // Azure SQL Database and Managed Instance say 12 whatever they can.
    [Theory]
    [InlineData(3, "14.0.1000.169", FindingSeverity.Ok)]
    [InlineData(3, "13.0.6300.2", FindingSeverity.Error)]
    [InlineData(4, "17.0.1000.7", FindingSeverity.Ok)]
    [InlineData(5, "12.0.2000.8", FindingSeverity.Ok)]
    [InlineData(8, "12.0.2000.8", FindingSeverity.Ok)]
    [InlineData(6, "12.0.2000.8", FindingSeverity.Error)]
    [InlineData(11, "12.0.2000.8", FindingSeverity.Error)]
    public void Versions_count_on_premises_and_editions_in_Azure(int edition, string version, FindingSeverity severity)
    {
        var settings = Healthy with { EngineEdition = edition, ProductVersion = version };

        Assert.Equal(severity, Of("server-version", settings).Severity);
        Assert.Equal(severity == FindingSeverity.Error, SettingsReview.Refusal(settings) is not null);
    }

    [Fact]
    public void The_Express_edition_names_its_limit()
    {
        Assert.Contains("10 GB", Of("server-version", Healthy with { EngineEdition = 4 }).Message, StringComparison.Ordinal);
        Assert.Contains(
            "50 GB",
            Of("server-version", Healthy with { EngineEdition = 4, ProductVersion = "17.0.1000.7" }).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, FindingSeverity.Error)]
    [InlineData(130, FindingSeverity.Ok)]
    public void A_level_without_OPENJSON_is_refused(int level, FindingSeverity severity)
    {
        var finding = Of("compatibility-level", Healthy with { CompatibilityLevel = level });

        Assert.Equal(severity, finding.Severity);
        if (severity == FindingSeverity.Error)
        {
            Assert.Equal("Run: ALTER DATABASE [Rfm] SET COMPATIBILITY_LEVEL = 130;", finding.NextStep);
            Assert.Equal(finding, SettingsReview.Refusal(Healthy with { CompatibilityLevel = level }));
        }
    }

    [Fact]
    public void Every_remedy_is_a_statement_that_SQL_Server_parses()
    {
        var settings = Healthy with
        {
            DatabaseName = "It's [odd]",
            CompatibilityLevel = 110,
            IsReadCommittedSnapshot = false,
            IsAutoClose = true,
            IsAutoShrink = true,
            DelayedDurability = "FORCED",
            IsAutoCreateStatistics = false,
            IsAutoUpdateStatistics = false,
            UserOptions = 512 + 8192 + 2 + 64,
            LogReuseWait = "LOG_BACKUP",
        };
        var full = Roomy with { UsedBytes = 7L << 30 };
        var small = Roomy with { LimitBytes = 2L << 30, FileName = "odd]name" };
        StoreFinding[] findings =
        [
            .. SettingsReview.Judge(settings).Where(finding => finding.Severity != FindingSeverity.Ok),
            SettingsReview.Judge(settings, full),
            SettingsReview.Judge(settings with { LogReuseWait = "NOTHING" }, small),
        ];

        Assert.Equal(
            ["compatibility-level", "read-committed-snapshot", "database-options", "user-options", "log-space", "log-space"],
            findings.Select(finding => finding.CheckId));
        var statements = findings
            .Select(finding => Assert.Single(finding.NextStep.Split("Run: ", StringSplitOptions.RemoveEmptyEntries)))
            .Select(step => step[..(step.LastIndexOf(';') + 1)])
            .ToList();
        Assert.All(statements, statement => Assert.NotEmpty(TSql.ParseText(statement).Batches));
        Assert.All(
            statements.SelectMany(statement => TSql.All<AlterDatabaseStatement>(TSql.ParseText(statement))),
            statement => Assert.Equal("It's [odd]", statement.DatabaseName.Value));
        Assert.Contains("N'user options', 64; RECONFIGURE", statements[3], StringComparison.Ordinal);
    }

    // https://learn.microsoft.com/sql/relational-databases/logs/control-transaction-durability: FORCED overrides every COMMIT.
    [Theory]
    [InlineData("FORCED", FindingSeverity.Notice)]
    [InlineData("ALLOWED", FindingSeverity.Ok)]
    public void What_is_committed_must_stay(string durability, FindingSeverity severity)
    {
        var finding = Of("database-options", Healthy with { DelayedDurability = durability });

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(
            severity == FindingSeverity.Notice ? "Run: ALTER DATABASE [Rfm] SET DELAYED_DURABILITY = DISABLED;" : "", finding.NextStep);
    }

    [Fact]
    public void A_database_that_closes_itself_is_told_how_not_to()
    {
        Assert.Equal(
            "Run: ALTER DATABASE [Rfm] SET AUTO_CLOSE OFF;", Of("database-options", Healthy with { IsAutoClose = true }).NextStep);
    }

    [Fact]
    public void A_log_that_waits_for_its_backup_says_so_only_where_somebody_must_make_it()
    {
        var waiting = Healthy with { LogReuseWait = "LOG_BACKUP" };
        var full = Roomy with { UsedBytes = 6L << 30 };

        Assert.Contains("BACKUP LOG [Rfm]", SettingsReview.Judge(waiting, full).NextStep, StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Ok, SettingsReview.Judge(waiting, Roomy).Severity);
        Assert.Equal(FindingSeverity.Ok, SettingsReview.Judge(waiting with { EngineEdition = 5 }, full).Severity);
    }

    private static StoreFinding Of(string checkId, DatabaseSettings settings) =>
        Assert.Single(SettingsReview.Judge(settings), finding => finding.CheckId == checkId);
}
