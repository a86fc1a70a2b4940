using System.Data.Common;
using Dapper;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Scoring;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Reading;

/// <summary>Reads what is needed to say why a customer is in a segment.</summary>
public sealed class CustomerExplanationReader
{
    private const string FindCustomer = "SELECT c.CustomerKey AS CustomerKey FROM {sales.Customer} AS c WHERE c.CustomerId = @CustomerId;";

    private const string ReadThresholds =
        """
        SELECT t.Metric AS Metric, t.Score AS Score, t.LowerBound AS LowerBound, t.UpperBound AS UpperBound
        FROM {rfm.ScoreThreshold} AS t WHERE t.RunKey = @RunKey ORDER BY t.Metric, t.Score;
        """;

    private const string ReadDefinitions =
        """
        SELECT r.DefinitionJson AS DefinitionJson FROM {rfm.RuleSet} AS r WHERE r.RuleSetName = @RuleSetName
        ORDER BY r.DefinitionNumber DESC, r.CreatedAt DESC, r.RuleSetHash;
        """;

    private const string ReadChoice =
        "SELECT c.ModelName AS ModelName, c.Reason AS Reason FROM {rfm.ModelChoice} AS c WHERE c.RunKey = @RunKey AND c.IsChosen = 1;";

    private const string ReadFigures =
        """
        SELECT p.ModelName AS ModelName, p.ParameterName AS ParameterName, p.Value AS Value
        FROM {rfm.ModelParameter} AS p WHERE p.RunKey = @RunKey ORDER BY p.ModelName, p.ParameterName;
        """;

    private readonly SqlDialect _dialect;

    /// <summary>A reader over a store.</summary>
    public CustomerExplanationReader(SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        _dialect = dialect;
    }

    /// <summary>Reads every program with a published run, by name.</summary>
    /// <param name="customerId">Id in the source, in any writing that the store's form of ids makes equal.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null where there is no such customer.</returns>
    public async Task<IReadOnlyList<ExplainedProgram>?> ReadAsync(string customerId, CancellationToken cancellationToken)
    {
        var form = await new CustomerFormStore(_dialect).ReadAsync(cancellationToken);
        await using var connection = await _dialect.OpenAsync(cancellationToken);
        var customerKey = await connection.QuerySingleOrDefaultAsync<int?>(SqlDialect.Command(
            _dialect.Resolve(FindCustomer),
            new { CustomerId = form.Of(customerId) },
            cancellationToken));
        if (customerKey is not int key)
        {
            return null;
        }

        var history = await ListAsync(
            connection, _dialect.Text("Queries/Explain_History"), new { CustomerKey = key }, Stay, cancellationToken);
        var clusters = await ListAsync(
            connection, _dialect.Text("Queries/Explain_Clusters"), new { CustomerKey = key }, Cluster, cancellationToken);
        var programs = await ListAsync(
            connection, _dialect.Text("Queries/Explain_Programs"), new { CustomerKey = key }, Program, cancellationToken);
        var explained = new List<ExplainedProgram>();
        foreach (var program in programs)
        {
            explained.Add(program with
            {
                History = [.. history.Where(stay => stay.ProgramName == program.ProgramName).Select(stay => stay.Stay)],
                Clusters = [.. clusters.Where(cluster => cluster.ProgramName == program.ProgramName).Select(cluster => cluster.Cluster)],
                Thresholds = await ThresholdsAsync(connection, program.RunKey, cancellationToken),
                Grounds = await GroundsAsync(connection, program.RunKey, cancellationToken),
                RuleSetDefinitions = await DefinitionsAsync(connection, program.RuleSetName, cancellationToken),
            });
        }

        return explained;
    }

    private static (string ProgramName, SegmentStay Stay) Stay(TypedRow row)
    {
        var to = row.Date("ValidToDate");
        return (
            row.Text("ProgramName"),
            new SegmentStay(row.Text("SegmentName"), row.Date("ValidFromDate"), to == DateOnly.MaxValue ? null : to));
    }

    private static (string ProgramName, ExplainedCluster Cluster) Cluster(TypedRow row) => (
        row.Text("ProgramName"),
        new ExplainedCluster(
            row.Text("Method"),
            row.Count("ClusterNumber"),
            row.Text("ClusterName"),
            row.Count("CustomerCount"),
            row.NumberOrNull("CustomerShare") ?? 0,
            row.NumberOrNull("RecencyDaysMean") ?? 0,
            row.NumberOrNull("OrderCountMean") ?? 0,
            row.NumberOrNull("RevenueAmountMean") ?? 0));

    private static ExplainedProgram Program(TypedRow row) => new()
    {
        ProgramName = row.Text("ProgramName"),
        FilterText = row.TextOrNull("FilterText"),
        RunKey = row.Count("RunKey"),
        AsOf = row.Date("AsOfDate"),
        RuleSetName = row.Text("RuleSetName"),
        BinCount = row.Count("BinCount"),
        HasCustomerRows = row.Count("HasCustomerRows") == 1,
        Figures = row.TextOrNull("SegmentName") is { } segmentName ? Figures(row, segmentName) : null,
        Thresholds = [],
        RuleSetDefinitions = [],
        History = [],
        Clusters = [],
    };

    private static ExplainedFigures Figures(TypedRow row, string segmentName) => new()
    {
        SegmentName = segmentName,
        SegmentDescription = row.Text("Description"),
        RecommendedAction = row.Text("RecommendedAction"),
        RecencyDays = row.CountOrNull("RecencyDays"),
        OrderCount = row.Count("OrderCount"),
        FrequencyCount = row.Count("FrequencyCount"),
        RevenueAmount = row.Amount("RevenueAmount"),
        MonetaryAmount = row.AmountOrNull("MonetaryAmount"),
        FirstOrderDate = row.DateOrNull("FirstOrderDate"),
        LastOrderDate = row.DateOrNull("LastOrderDate"),
        RecencyScore = row.CountOrNull("RecencyScore"),
        FrequencyScore = row.CountOrNull("FrequencyScore"),
        MonetaryScore = row.CountOrNull("MonetaryScore"),
        ProbabilityAlive = row.NumberOrNull("ProbabilityAlive"),
        ExpectedOrders12M = row.NumberOrNull("ExpectedOrders12M"),
        PredictedValue12MAmount = row.AmountOrNull("PredictedValue12MAmount"),
        PredictedValue12MLowAmount = row.AmountOrNull("PredictedValue12MLowAmount"),
        PredictedValue12MHighAmount = row.AmountOrNull("PredictedValue12MHighAmount"),
        NextOrderDate = row.DateOrNull("NextOrderDate"),
        PredictionGap = (PredictionGap)(row.CountOrNull("PredictionGap") ?? 0),
    };

    private Task<List<ScoreThreshold>> ThresholdsAsync(
        DbConnection connection, int runKey, CancellationToken cancellationToken) => ListAsync(
        connection,
        _dialect.Resolve(ReadThresholds),
        new { RunKey = runKey },
        row => new ScoreThreshold(
            Enum.Parse<Metric>(row.Text("Metric")), row.Count("Score"), row.NumberOrNull("LowerBound"), row.NumberOrNull("UpperBound")),
        cancellationToken);

    private async Task<PredictionGrounds?> GroundsAsync(DbConnection connection, int runKey, CancellationToken cancellationToken)
    {
        var choice = await ListAsync(
            connection,
            _dialect.Resolve(ReadChoice),
            new { RunKey = runKey },
            row => (Name: row.Text("ModelName"), Reason: row.TextOrNull("Reason") ?? ""),
            cancellationToken);
        var figures = choice.Count == 0
            ? []
            : await ListAsync(
                connection,
                _dialect.Resolve(ReadFigures),
                new { RunKey = runKey },
                row => (row.Text("ModelName"), row.Text("ParameterName"), row.NumberOrNull("Value") ?? 0),
                cancellationToken);
        return choice.Count == 0 ? null : PredictionGrounds.From(choice[0].Name, choice[0].Reason, figures);
    }

    private Task<List<string>> DefinitionsAsync(
        DbConnection connection, string ruleSetName, CancellationToken cancellationToken) => ListAsync(
        connection,
        _dialect.Resolve(ReadDefinitions),
        new { RuleSetName = ruleSetName },
        row => row.Text("DefinitionJson"),
        cancellationToken);

    private async Task<List<T>> ListAsync<T>(
        DbConnection connection, string text, object parameters, Func<TypedRow, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(text, parameters, cancellationToken));
        var list = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            list.Add(read(new TypedRow(reader, _dialect)));
        }

        return list;
    }
}
