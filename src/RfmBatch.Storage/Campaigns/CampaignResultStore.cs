using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Campaigns;

/// <summary>What came back from plans, <c>rfm.CampaignResult</c>: figures by action, nobody's name.</summary>
public sealed class CampaignResultStore(SqlDialect dialect)
{
    private const string DeleteResults = "DELETE FROM {rfm.CampaignResult} WHERE PlanKey = @PlanKey;";

    /// <summary>Replaces the results of a plan.</summary>
    public async Task ReplaceAsync(
        int planKey, IReadOnlyList<ActionResult> results, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeleteResults), new { PlanKey = planKey }, cancellationToken, transaction));
        await new RowSet<ActionResult>(dialect, "rfm", "CampaignResult")
            .Whole("PlanKey", _ => planKey)
            .Text("ActionName", result => result.ActionName)
            .Instant("MeasuredAt", _ => now)
            .Whole("TreatedCount", result => result.TreatedCount)
            .Whole("TreatedResponseCount", result => result.TreatedResponseCount)
            .Whole("ControlCount", result => result.ControlCount)
            .Whole("ControlResponseCount", result => result.ControlResponseCount)
            .Amount("TreatedAmount", result => result.TreatedAmount)
            .Amount("ControlAmount", result => result.ControlAmount)
            .Number("LiftProbability", result => result.Lift?.Estimate)
            .Number("LiftLowProbability", result => result.Lift?.Low)
            .Number("LiftHighProbability", result => result.Lift?.High)
            .Amount("RevenueLiftAmount", result => ToAmount(result.RevenueLift?.Estimate))
            .Amount("RevenueLiftLowAmount", result => ToAmount(result.RevenueLift?.Low))
            .Amount("RevenueLiftHighAmount", result => ToAmount(result.RevenueLift?.High))
            .InsertAsync(results, transaction, cancellationToken);
        await new AuditStore(dialect).WriteAsync(AuditEntry.PlanResults(planKey), transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The results of a plan by action, ascending by name; empty before they were measured.</summary>
    public async Task<IReadOnlyList<CampaignResultRecord>> ReadAsync(int planKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/Plan_ReadResult"), new { PlanKey = planKey }, cancellationToken));
        var results = new List<CampaignResultRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            results.Add(Map(reader));
        }

        return results;
    }

    /// <summary>What all measured plans of a program say, by action.</summary>
    public async Task<IReadOnlyDictionary<string, UpliftEvidence>> ReadEvidenceAsync(int programKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var query = SqlDialect.Command(dialect.Text("Queries/Plan_ReadStratum"), new { ProgramKey = programKey }, cancellationToken);
        var rows = await connection
            .QueryAsync<(string ActionName, int Treated, int TreatedResponses, int Control, int ControlResponses)>(query);
        return rows.GroupBy(row => row.ActionName, StringComparer.Ordinal).ToDictionary(
            action => action.Key,
            action => UpliftEvidence.Of(
                [
                    .. action.Select(
                        row => new ResponseStratum(row.Treated, row.TreatedResponses, row.Control, row.ControlResponses))
                ]),
            StringComparer.Ordinal);
    }

    private static long? ToAmount(double? value) =>
        value is { } number ? (long)Math.Round(number * Amount.Scale, MidpointRounding.ToEven) : null;

    private CampaignResultRecord Map(DbDataReader reader) => new(
        dialect.ReadInstant(reader, 1),
        new ActionResult
        {
            ActionName = reader.GetString(0),
            TreatedCount = reader.GetInt32(2),
            TreatedResponseCount = reader.GetInt32(3),
            ControlCount = reader.GetInt32(4),
            ControlResponseCount = reader.GetInt32(5),
            TreatedAmount = reader.IsDBNull(6) ? null : dialect.ReadAmount(reader, 6),
            ControlAmount = reader.IsDBNull(7) ? null : dialect.ReadAmount(reader, 7),
            Lift = reader.IsDBNull(8) ? null : new Interval(reader.GetDouble(8), reader.GetDouble(9), reader.GetDouble(10)),
            RevenueLift = reader.IsDBNull(11) ? null : new Interval(ToDouble(reader, 11), ToDouble(reader, 12), ToDouble(reader, 13)),
        });

    private double ToDouble(DbDataReader reader, int ordinal) => Amount.ToDouble(dialect.ReadAmount(reader, ordinal));
}

/// <summary>What came back from an action of a plan.</summary>
/// <param name="MeasuredAt">When the responses were read.</param>
/// <param name="Result">Counts, amounts and lift.</param>
public sealed record CampaignResultRecord(DateTimeOffset MeasuredAt, ActionResult Result);
