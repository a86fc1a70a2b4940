using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.SqlServer.Sql;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Db.Tests;

public sealed class MigrationsTests
{
    /// <summary>The names that stand in the journals of users, by release: never renamed, never removed, only followed by others.</summary>
    private static readonly string[] Released =
    [
        "0001_CreateEtl",
        "0002_CreateSales",
        "0003_CreateRfm",
        "0004_CreateStagingSegmentChange",
        "0005_CreateClusters",
        "0006_CreateValueModel",
        "0007_CreatePlanning",
        "0008_CreateLoadDefinition",
    ];

    private static readonly string[] Names =
        [.. SqlFiles.In("SqlServer", "Migrations").Select(path => Path.GetFileNameWithoutExtension(path))];

    private static readonly HashSet<string> SqlServerDropped = [.. SqlFiles.In("SqlServer", "Migrations")
        .SelectMany(path => TSql.All<DropTableStatement>(path))
        .SelectMany(statement => statement.Objects)
        .Select(table => $"{table.SchemaIdentifier.Value}_{table.BaseIdentifier.Value}")];

    private static readonly HashSet<string> SqliteDropped = [.. SqlFiles.In("Sqlite", "Migrations")
        .SelectMany(path => Regex.Matches(SqlFiles.Code(path), @"DROP TABLE IF EXISTS (\w+);"))
        .Select(match => match.Groups[1].Value)];

    private static readonly string[] WrittenByDeploymentOnly = ["SchemaVersion", "ViewVersion", "Dictionary"];

    [Fact]
    public void Released_names_come_first_in_the_journal() => Assert.Equal(Released, Names.Take(Released.Length));

    [Fact]
    public void The_journal_names_are_those_of_the_files_in_both_engines()
    {
        Assert.Equal(
            Names.Select(name => $"SqlServer/Migrations/{name}.sql"),
            new SqlServerDialect("Server=none;Database=none").Sql.Names("Migrations"));
        Assert.Equal(Names.Select(name => $"Sqlite/Migrations/{name}.sql"), new SqliteDialect("none.db").Sql.Names("Migrations"));
    }

    [Fact]
    public void Migrations_say_since_which_version_they_are_there() => Assert.All(
        SqlFiles.In("SqlServer", "Migrations").Skip(Released.Length),
        path => Assert.Matches(@"(?m)^-- Since: [0-9]+\.[0-9]+\.$", SqlFiles.Read(path)));

    [Fact]
    public void Names_are_four_digits_a_verb_and_a_noun()
    {
        Assert.All(Names, name => Assert.Matches("^[0-9]{4}_[A-Z][a-z]+[A-Z][A-Za-z]+$", name));
        Assert.Equal(Names.Select(name => name[..4]).Distinct().Order(StringComparer.Ordinal), Names.Select(name => name[..4]));
    }

    [Fact]
    public void Both_engines_create_the_same_tables_with_the_same_columns_in_the_same_order()
    {
        var sqlite = SqliteTables();
        foreach (var (table, columns) in SqlServerTables())
        {
            Assert.True(sqlite.ContainsKey(table), $"SQLite has no {table}");
            Assert.Equal((table, string.Join(' ', columns)), (table, string.Join(' ', sqlite[table])));
        }

        Assert.Empty(sqlite.Keys.Except(SqlServerTables().Keys));
    }

    [Fact]
    public void Both_engines_add_the_same_columns_to_tables() => Assert.Equal(
        SqlFiles.In("SqlServer", "Migrations")
            .SelectMany(path => TSql.All<AlterTableAddTableElementStatement>(path))
            .SelectMany(table => table.Definition.ColumnDefinitions.Select(column =>
                (Table: $"{table.SchemaObjectName.SchemaIdentifier.Value}_{table.SchemaObjectName.BaseIdentifier.Value}",
                    Column: column.ColumnIdentifier.Value)))
            .Where(added => !SqlServerDropped.Contains(added.Table)),
        SqlFiles.In("Sqlite", "Migrations")
            .SelectMany(path => Regex.Matches(SqlFiles.Code(path), @"ALTER TABLE (\w+) ADD COLUMN (\w+)"))
            .Select(match => (Table: match.Groups[1].Value, Column: match.Groups[2].Value))
            .Where(added => !SqliteDropped.Contains(added.Table)));

    [Fact]
    public void Every_table_that_jobs_write_is_granted_to_rfm_job()
    {
        var roles = SqlFiles.Read("SqlServer/Security/Roles.sql");
        foreach (var table in SqlServerTables().Keys.Where(table => table.StartsWith("etl_", StringComparison.Ordinal))
            .Select(table => table["etl_".Length..])
            .Except(WrittenByDeploymentOnly))
        {
            var rights = table == "Audit" ? "INSERT" : "INSERT, UPDATE, DELETE";
            Assert.Matches($@"GRANT {rights} ON etl\.\[?{table}\]? TO rfm_job;", roles);
        }
    }

    [Fact]
    public void No_table_of_the_store_is_for_staging()
    {
        Assert.DoesNotContain(SqlServerTables().Keys, table => table.Contains("Staging", StringComparison.Ordinal));
        Assert.DoesNotContain(SqliteTables().Keys, table => table.Contains("Staging", StringComparison.Ordinal));
    }

    /// <summary>What all migrations leave: tables that a later one drops are gone.</summary>
    internal static Dictionary<string, List<string>> SqlServerTables() => SqlFiles.In("SqlServer", "Migrations")
        .SelectMany(path => TSql.All<CreateTableStatement>(path))
        .Where(
            table =>
                !SqlServerDropped.Contains(
                    $"{table.SchemaObjectName.SchemaIdentifier.Value}_{table.SchemaObjectName.BaseIdentifier.Value}"))
        .ToDictionary(
            table => $"{table.SchemaObjectName.SchemaIdentifier.Value}_{table.SchemaObjectName.BaseIdentifier.Value}",
            table => table.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value).ToList(),
            StringComparer.Ordinal);

    private static Dictionary<string, List<string>> SqliteTables() => SqlFiles.In("Sqlite", "Migrations")
        .SelectMany(path => Regex.Matches(SqlFiles.Code(path), @"CREATE TABLE IF NOT EXISTS (\w+) \((.*?)\n\)", RegexOptions.Singleline))
        .Where(match => !SqliteDropped.Contains(match.Groups[1].Value))
        .ToDictionary(
            match => match.Groups[1].Value,
            match => match.Groups[2].Value.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("CONSTRAINT", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[0])
                .ToList(),
            StringComparer.Ordinal);
}
