using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Campaigns;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Campaigns;

/// <summary>Campaign plans: <c>rfm.PlanSummary</c>, <c>rfm.PlanAction</c> and <c>rfm.CampaignPlan</c>.</summary>
public sealed class CampaignStore(SqlDialect dialect)
{
    /// <summary>The customers of a run to choose from.</summary>
    public Task<CampaignSource> ReadSourceAsync(int runKey, CancellationToken cancellationToken) =>
        CampaignSourceReader.ReadAsync(dialect, runKey, cancellationToken);

    /// <summary>Stores a plan whole and returns its key.</summary>
    public async Task<int> InsertAsync(
        CampaignRecord plan,
        IReadOnlyList<CampaignActionRecord> actions,
        IReadOnlyList<CampaignCustomerRecord> customers,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(customers);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var planKey = await connection.ExecuteScalarAsync<int>(SqlDialect.Command(
            dialect.Text("Queries/Plan_Insert"), Parameters(plan), cancellationToken, transaction));
        await Actions(planKey).InsertAsync(actions, transaction, cancellationToken);
        await Customers(planKey, plan.RunKey)
            .InsertAsync(customers.OrderBy(customer => customer.CustomerKey), transaction, cancellationToken);
        await new AuditStore(dialect).WriteAsync(
            AuditEntry.Plan(planKey, plan.RunKey, customers.Count), transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return planKey;
    }

    /// <summary>Plans, newest first.</summary>
    /// <param name="programKey">One program, or null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<CampaignRecord>> ListAsync(int? programKey, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", programKey, DbType.Int32);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/Plan_Read"), parameters, cancellationToken));
        var plans = new List<CampaignRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            plans.Add(Map(reader));
        }

        return plans;
    }

    /// <summary>What a plan considered, by segment and then as recommended.</summary>
    public async Task<IReadOnlyList<CampaignActionRecord>> ReadActionsAsync(int planKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/Plan_ReadAction"), new { PlanKey = planKey }, cancellationToken));
        var actions = new List<CampaignActionRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            actions.Add(new CampaignActionRecord(
                reader.GetInt32(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                dialect.ReadAmount(reader, 4),
                reader.GetDouble(5),
                reader.GetString(6),
                reader.GetInt32(7),
                reader.GetInt32(8),
                reader.GetInt32(9),
                dialect.ReadAmount(reader, 10),
                dialect.ReadAmount(reader, 11),
                NumberAt(reader, 12),
                reader.IsDBNull(13) ? null : new Interval(reader.GetDouble(13), reader.GetDouble(14), reader.GetDouble(15)),
                NumberAt(reader, 16),
                PowerAt(reader, 17)));
        }

        return actions;
    }

    /// <summary>The chosen customers by priority; forgotten ones are not among them.</summary>
    public async Task<IReadOnlyList<CampaignListRow>> ReadListAsync(int planKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/Plan_ReadList"),
            new { PlanKey = planKey },
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        var rows = new List<CampaignListRow>();
        while (reader.Read())
        {
            rows.Add(new CampaignListRow(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetInt32(5),
                reader.GetBoolean(6),
                dialect.ReadAmount(reader, 7),
                reader.GetString(8)));
        }

        return rows;
    }

    private RowSet<CampaignActionRecord> Actions(int planKey) => new RowSet<CampaignActionRecord>(dialect, "rfm", "PlanAction")
        .Whole("PlanKey", _ => planKey)
        .Whole("SegmentKey", action => action.SegmentKey)
        .Text("ActionName", action => action.ActionName)
        .Text("Channel", action => action.Channel)
        .Text("Offer", action => action.Offer, size: 400)
        .Amount("CostAmount", action => action.CostAmount)
        .Number("UpliftProbability", action => action.UpliftProbability)
        .Word("UpliftSource", action => action.UpliftSource, size: 20)
        .Whole("CandidateCount", action => action.CandidateCount)
        .Whole("SelectedCount", action => action.SelectedCount)
        .Whole("ControlCount", action => action.ControlCount)
        .Amount("SelectedCostAmount", action => action.SelectedCostAmount)
        .Amount("ExpectedGainAmount", action => action.ExpectedGainAmount)
        .Number("AssumedUpliftProbability", action => action.AssumedUplift)
        .Number("MeasuredUpliftProbability", action => action.MeasuredUplift?.Estimate)
        .Number("MeasuredUpliftLowProbability", action => action.MeasuredUplift?.Low)
        .Number("MeasuredUpliftHighProbability", action => action.MeasuredUplift?.High)
        .Number("MeasuredUpliftWeight", action => action.MeasuredWeight)
        .Number("BaseProbability", action => action.Power?.BaseProbability)
        .Number("DetectableUpliftProbability", action => action.Power?.DetectableUplift)
        .Number("DetectingControlShare", action => action.Power?.DetectingControlShare)
        .Whole("DetectingCustomerCount", action => action.Power?.DetectingCustomerCount);

    // A plan is as large as its budget, not as the shop: neither engine's bulk path is worth it.
    private RowSet<CampaignCustomerRecord> Customers(int planKey, int runKey) =>
        new RowSet<CampaignCustomerRecord>(dialect, "rfm", "CampaignPlan")
            .Whole("PlanKey", _ => planKey)
            .Whole("CustomerKey", row => row.CustomerKey)
            .Whole("RunKey", _ => runKey)
            .Whole("SegmentKey", row => row.SegmentKey)
            .Text("ActionName", row => row.ActionName)
            .Whole("Priority", row => row.Priority)
            .Flag("IsControl", row => row.IsControl)
            .Amount("CostAmount", row => row.CostAmount)
            .Amount("ExpectedGainAmount", row => row.ExpectedGainAmount)
            .Text("Reason", row => row.Reason, size: 400);

    private DynamicParameters Parameters(CampaignRecord plan)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", plan.RunKey, DbType.Int32);
        parameters.Add("ProgramKey", plan.ProgramKey, DbType.Int32);
        dialect.AddInstant(parameters, "CreatedAt", plan.CreatedAt);
        dialect.AddAmount(parameters, "BudgetAmount", plan.BudgetAmount);
        parameters.Add("ControlShare", plan.ControlShare, DbType.Double);
        parameters.Add("MarginShare", plan.MarginShare, DbType.Double);
        parameters.Add("Seed", plan.Seed, DbType.Int32);
        parameters.Add("AmountBasis", plan.AmountBasis, DbType.AnsiString, size: 20);
        parameters.Add("CandidateCount", plan.CandidateCount, DbType.Int32);
        parameters.Add("SuppressedCount", plan.SuppressedCount, DbType.Int32);
        parameters.Add("SelectedCount", plan.SelectedCount, DbType.Int32);
        parameters.Add("ControlCount", plan.ControlCount, DbType.Int32);
        dialect.AddAmount(parameters, "CostAmount", plan.CostAmount);
        dialect.AddAmount(parameters, "ExpectedGainAmount", plan.ExpectedGainAmount);
        dialect.AddAmount(parameters, "SelectedGainAmount", plan.SelectedGainAmount);
        dialect.AddAmount(parameters, "BoundGainAmount", plan.BoundGainAmount);
        parameters.Add("CodeVersion", plan.CodeVersion, DbType.AnsiString, size: 100);
        parameters.Add("ResponseDays", plan.ResponseDays, DbType.Int32);
        parameters.Add("BaseProbability", plan.Power?.BaseProbability, DbType.Double);
        parameters.Add("UpliftProbability", plan.UpliftProbability, DbType.Double);
        parameters.Add("DetectableUpliftProbability", plan.Power?.DetectableUplift, DbType.Double);
        parameters.Add("DetectingControlShare", plan.Power?.DetectingControlShare, DbType.Double);
        parameters.Add("DetectingCustomerCount", plan.Power?.DetectingCustomerCount, DbType.Int64);
        return parameters;
    }

    private CampaignRecord Map(DbDataReader reader) => new()
    {
        PlanKey = reader.GetInt32(0),
        RunKey = reader.GetInt32(1),
        ProgramKey = reader.GetInt32(2),
        CreatedAt = dialect.ReadInstant(reader, 3),
        BudgetAmount = dialect.ReadAmount(reader, 4),
        ControlShare = reader.GetDouble(5),
        MarginShare = reader.GetDouble(6),
        Seed = reader.GetInt32(7),
        AmountBasis = reader.GetString(8),
        CandidateCount = reader.GetInt32(9),
        SuppressedCount = reader.GetInt32(10),
        SelectedCount = reader.GetInt32(11),
        ControlCount = reader.GetInt32(12),
        CostAmount = dialect.ReadAmount(reader, 13),
        ExpectedGainAmount = dialect.ReadAmount(reader, 14),
        SelectedGainAmount = dialect.ReadAmount(reader, 15),
        BoundGainAmount = dialect.ReadAmount(reader, 16),
        CodeVersion = reader.GetString(17),
        ResponseDays = reader.IsDBNull(18) ? null : reader.GetInt32(18),
        UpliftProbability = NumberAt(reader, 19),
        Power = PowerAt(reader, 20),
    };

    private static double? NumberAt(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetDouble(ordinal);

    // Four columns, the base rate first.
    private static CampaignPowerRecord? PowerAt(DbDataReader reader, int ordinal) => NumberAt(reader, ordinal) is { } rate
        ? new CampaignPowerRecord(
            rate,
            NumberAt(reader, ordinal + 1),
            NumberAt(reader, ordinal + 2),
            reader.IsDBNull(ordinal + 3) ? null : reader.GetInt64(ordinal + 3))
        : null;
}

/// <summary>One chosen customer; amounts in ten-thousandths.</summary>
/// <param name="CustomerKey">The customer.</param>
/// <param name="SegmentKey">The segment in the run.</param>
/// <param name="ActionName">The action.</param>
/// <param name="Priority">1 = most gain for the cost.</param>
/// <param name="IsControl">Left alone.</param>
/// <param name="CostAmount">Cost; 0 for control.</param>
/// <param name="ExpectedGainAmount">Expected gain of the action.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record CampaignCustomerRecord(
    int CustomerKey,
    int SegmentKey,
    string ActionName,
    int Priority,
    bool IsControl,
    long CostAmount,
    long ExpectedGainAmount,
    string Reason);

/// <summary>One chosen customer as lists name it; the amount in ten-thousandths.</summary>
/// <param name="CustomerId">The source's id.</param>
/// <param name="SegmentName">The segment in the run.</param>
/// <param name="ActionName">The action.</param>
/// <param name="Channel">How the customer is reached.</param>
/// <param name="Offer">What the customer is offered.</param>
/// <param name="Priority">1 = most gain for the cost.</param>
/// <param name="IsControl">Left alone.</param>
/// <param name="ExpectedGainAmount">Expected gain of the action.</param>
/// <param name="Reason">Why.</param>
public sealed record CampaignListRow(
    string CustomerId,
    string SegmentName,
    string ActionName,
    string Channel,
    string Offer,
    int Priority,
    bool IsControl,
    long ExpectedGainAmount,
    string Reason);
