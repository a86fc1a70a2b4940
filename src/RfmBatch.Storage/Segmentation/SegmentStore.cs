using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Segmentation;

/// <summary>Rule sets and the lasting keys of their segments, <c>rfm.RuleSet</c> and <c>rfm.Segment</c>.</summary>
public sealed class SegmentStore(SqlDialect dialect)
{
    private const string ReadRuleSetDefinitions =
        """
        SELECT DefinitionJson FROM {rfm.RuleSet} WHERE RuleSetName = @RuleSetName
        ORDER BY DefinitionNumber DESC, CreatedAt DESC, RuleSetHash;
        """;

    private const string CountDefinition =
        "SELECT COUNT(*) FROM {rfm.RuleSet} WHERE RuleSetName = @RuleSetName AND RuleSetHash = @RuleSetHash;";

    private const string InsertDefinition =
        """
        INSERT INTO {rfm.RuleSet} (RuleSetName, RuleSetHash, DefinitionJson, CreatedAt, DefinitionNumber)
        SELECT @RuleSetName, @RuleSetHash, @DefinitionJson, @CreatedAt, COALESCE(MAX(s.DefinitionNumber), 0) + 1
        FROM {rfm.RuleSet} AS s WHERE s.RuleSetName = @RuleSetName;
        """;

    // Two programs that use a new rule set at once: the second finds the first one's keys when it tries again.
    private const int Attempts = 5;

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
            dialect.Resolve(ReadRuleSetDefinitions),
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
        var keys = await new SegmentRows(dialect).WriteAsync(ruleSet, transaction, cancellationToken);
        await new SegmentActionStore(dialect).WriteAsync(
            [.. keys.Zip(ruleSet.Segments, (key, segment) => (key, segment.Actions))], transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return keys;
    }

    private async Task InsertRuleSetAsync(
        RuleSet ruleSet, DateTimeOffset now, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var parameters = Name(ruleSet.Name);
        parameters.Add("RuleSetHash", ruleSet.DefinitionHash, DbType.AnsiString, size: 64);
        parameters.Add("DefinitionJson", ruleSet.DefinitionJson, DbType.String, size: -1);
        dialect.AddInstant(parameters, "CreatedAt", now);
        var count = await transaction.Connection!.ExecuteScalarAsync<int>(SqlDialect.Command(
            dialect.Resolve(CountDefinition),
            parameters,
            cancellationToken,
            transaction));
        if (count == 0)
        {
            await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
                dialect.Resolve(InsertDefinition),
                parameters,
                cancellationToken,
                transaction));
        }
    }
}
