using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Segmentation;

/// <summary>Rule sets and the lasting keys of their segments, <c>rfm.RuleSet</c> and <c>rfm.Segment</c>.</summary>
public sealed class SegmentStore(SqlDialect dialect)
{
    // Room for RuleSet.MaxSegments and No Purchase under each rule set.
    private const int SortOrdersPerRuleSet = 1000;

    // Two programs that use a new rule set at once: the second finds the first one's keys when it tries again.
    private const int Attempts = 3;

    private string SegmentTable => dialect.ObjectName("rfm", "Segment");

    private string RuleSetTable => dialect.ObjectName("rfm", "RuleSet");

    /// <summary>Stores the rule set where its content is new, and returns the keys of its segments in their order.</summary>
    /// <remarks>
    /// A key belongs to (rule set, segment name) for ever; colour, description, action and order follow the newest content.
    /// </remarks>
    public async Task<IReadOnlyList<int>> EnsureAsync(RuleSet ruleSet, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await EnsureOnceAsync(ruleSet, now, cancellationToken);
            }
            catch (DbException) when (attempt < Attempts)
            {
                // A unique constraint refused a key that another program has just given.
            }
        }
    }

    /// <summary>The newest stored content of a rule set, as JSON, or null.</summary>
    /// <remarks>Newest by its number, not by a clock; contents stored before migration 0009 have none and come after.</remarks>
    public async Task<string?> FindDefinitionAsync(string ruleSetName, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var definitions = await connection.QueryAsync<string>(SqlDialect.Command(
            $"SELECT DefinitionJson FROM {RuleSetTable} WHERE RuleSetName = @RuleSetName ORDER BY DefinitionNumber DESC, CreatedAt DESC, "
            + $"RuleSetHash;",
            Name(ruleSetName),
            cancellationToken));
        return definitions.FirstOrDefault();
    }

    private static DynamicParameters Name(string ruleSetName)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RuleSetName", ruleSetName, DbType.String, size: 100);
        return parameters;
    }

    private async Task<IReadOnlyList<int>> EnsureOnceAsync(RuleSet ruleSet, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await InsertRuleSetAsync(ruleSet, now, transaction, cancellationToken);
        var known = await ReadKeysAsync(ruleSet.Name, transaction, cancellationToken);
        var first = await FirstSortOrderAsync(ruleSet.Name, transaction, cancellationToken);
        foreach (var segment in ruleSet.Segments)
        {
            var isKnown = known.TryGetValue(segment.Name, out var key);
            await WriteSegmentAsync(ruleSet.Name, segment, isKnown ? key : null, first, transaction, cancellationToken);
        }

        known = await ReadKeysAsync(ruleSet.Name, transaction, cancellationToken);
        await new SegmentActionStore(dialect).WriteAsync(
            [.. ruleSet.Segments.Select(segment => (known[segment.Name], segment.Actions))], transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. ruleSet.Segments.Select(segment => known[segment.Name])];
    }

    private async Task InsertRuleSetAsync(
        RuleSet ruleSet, DateTimeOffset now, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var parameters = Name(ruleSet.Name);
        parameters.Add("RuleSetHash", ruleSet.DefinitionHash, DbType.AnsiString, size: 64);
        parameters.Add("DefinitionJson", ruleSet.DefinitionJson, DbType.String, size: -1);
        dialect.AddInstant(parameters, "CreatedAt", now);
        var count = await transaction.Connection!.ExecuteScalarAsync<int>(SqlDialect.Command(
            $"SELECT COUNT(*) FROM {RuleSetTable} WHERE RuleSetName = @RuleSetName AND RuleSetHash = @RuleSetHash;",
            parameters,
            cancellationToken,
            transaction));
        if (count == 0)
        {
            await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
                $"""
                INSERT INTO {RuleSetTable} (RuleSetName, RuleSetHash, DefinitionJson, CreatedAt, DefinitionNumber)
                SELECT @RuleSetName, @RuleSetHash, @DefinitionJson, @CreatedAt, COALESCE(MAX(s.DefinitionNumber), 0) + 1 FROM {RuleSetTable} AS s WHERE s.RuleSetName = @RuleSetName;
                """,
                parameters,
                cancellationToken,
                transaction));
        }
    }

    private async Task<Dictionary<string, int>> ReadKeysAsync(
        string ruleSetName, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var rows = await transaction.Connection!.QueryAsync<(string Name, int Key)>(SqlDialect.Command(
            $"SELECT SegmentName, SegmentKey FROM {SegmentTable} WHERE RuleSetName = @RuleSetName;",
            Name(ruleSetName),
            cancellationToken,
            transaction));
        return rows.ToDictionary(row => row.Name, row => row.Key, StringComparer.Ordinal);
    }

    private async Task<int> FirstSortOrderAsync(string ruleSetName, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var own = await MaxSortOrderAsync("=", ruleSetName, transaction, cancellationToken);
        var highest = own ?? ((await MaxSortOrderAsync("<>", ruleSetName, transaction, cancellationToken) ?? 0) + SortOrdersPerRuleSet);
        return highest / SortOrdersPerRuleSet * SortOrdersPerRuleSet;
    }

    private async Task<int?> MaxSortOrderAsync(
        string comparison, string ruleSetName, DbTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteScalarAsync<int?>(SqlDialect.Command(
            $"SELECT MAX(SortOrder) FROM {SegmentTable} WHERE RuleSetName {comparison} @RuleSetName;",
            Name(ruleSetName),
            cancellationToken,
            transaction));

    private async Task WriteSegmentAsync(
        string ruleSetName, Segment segment, int? key, int firstSortOrder, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var parameters = Name(ruleSetName);
        parameters.Add("SegmentKey", key, DbType.Int32);
        parameters.Add("SegmentName", segment.Name, DbType.String, size: 100);
        parameters.Add("SegmentLabel", $"{segment.Name} ({ruleSetName})", DbType.String, size: 220);
        parameters.Add("SortOrder", firstSortOrder + segment.SortOrder, DbType.Int32);
        parameters.Add("ColorHex", segment.ColorHex, DbType.AnsiString, size: 7);
        parameters.Add("Description", segment.Description, DbType.String, size: 1000);
        parameters.Add("RecommendedAction", segment.RecommendedAction, DbType.String, size: 1000);
        var text = dialect.Text(key is null ? "Queries/Run_InsertSegment" : "Queries/Run_UpdateSegment");
        await transaction.Connection!.ExecuteAsync(SqlDialect.Command(text, parameters, cancellationToken, transaction));
    }
}
