using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>Puts rows into tables as they are, for tests of what is read from them.</summary>
public sealed class TableRows(RfmStore store)
{
    // Their keys are IDENTITY columns on SQL Server.
    private static readonly HashSet<string> Identities =
    [
        "etl.Program", "etl.Run", "etl.Load", "sales.Customer", "sales.Product", "rfm.PlanSummary"
    ];

    /// <summary>Inserts one row; decimals are amounts, <see cref="DateOnly"/> dates, <see cref="DateTimeOffset"/> instants.</summary>
    public async Task InsertAsync(string table, params (string Column, object? Value)[] values)
    {
        var parts = table.Split('.');
        var name = store.Dialect.ObjectName(parts[0], parts[1]);
        var parameters = new DynamicParameters();
        foreach (var (column, value) in values)
        {
            Add(parameters, column, value);
        }

        var insert =
            $"INSERT INTO {name} ({string.Join(", ", values.Select(value => value.Column))}) VALUES "
            + $"({string.Join(", ", values.Select(value => "@" + value.Column))});";
        if (store.Dialect.EngineName == "SqlServer" && Identities.Contains(table))
        {
            insert = $"SET IDENTITY_INSERT {name} ON; {insert} SET IDENTITY_INSERT {name} OFF;";
        }

        await RunAsync(insert, parameters);
    }

    /// <summary>Runs a statement over <c>{schema.Object}</c> names; values as of <see cref="InsertAsync"/>.</summary>
    public Task ExecuteAsync(string statement, params (string Name, object? Value)[] values)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in values)
        {
            Add(parameters, name, value);
        }

        return RunAsync(Named(statement), parameters);
    }

    /// <summary>Replaces <c>{schema.Object}</c> by the engine's name.</summary>
    public string Named(string statement) => System.Text.RegularExpressions.Regex.Replace(
        statement,
        @"\{(\w+)\.(\w+)\}",
        match => store.Dialect.ObjectName(match.Groups[1].Value, match.Groups[2].Value));

    private void Add(DynamicParameters parameters, string column, object? value)
    {
        switch (value)
        {
            case decimal amount:
                store.Dialect.AddAmount(parameters, column, Amount.FromDecimal(amount));
                break;
            case DateOnly date:
                store.Dialect.AddDate(parameters, column, date);
                break;
            case DateTimeOffset instant:
                store.Dialect.AddInstant(parameters, column, instant);
                break;
            case bool flag:
                parameters.Add(column, flag ? 1 : 0);
                break;
            default:
                parameters.Add(column, value);
                break;
        }
    }

    private async Task RunAsync(string statement, object? parameters)
    {
        await using var connection = await store.Dialect.OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(statement, parameters, TestContext.Current.CancellationToken));
    }
}
