using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Reading;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Sql;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>The CDNOW sample, loaded and run: what the views say of predicted value is what was published of it.</summary>
public abstract class ValueRunContract : StoreContract
{
    // As the literature fits: no season, and the first order's amount left out.
    private static OptionTexts Published(string asOf) => new()
    {
        ["as-of"] = asOf,
        ["value"] = "bgnbd",
        ["season"] = "off",
        ["first-order"] = "out",
        ["clusters"] = "off",
    };

    protected ValueRunContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    // Fader, Hardie and Lee (2005), table 2; Fader and Hardie (2013), p. 5.
    [Fact]
    public async Task Parameters_are_the_published_ones()
    {
        var report = await RunAsync("parameters", Published("1997-10-01"));
        var parameters = (await QueryAsync<(string Model, string Name, double Value, double? Error)>(
            "SELECT ModelName, ParameterName, Value, StandardError FROM {0} WHERE RunKey = @RunKey;",
            "ModelParameter",
            report.RunKey)).ToDictionary(
            row => $"{row.Model} {row.Name}");

        Assert.Equal(.242595, parameters["BG/NBD r"].Value, 1e-4);
        Assert.Equal(4.413602, parameters["BG/NBD alpha"].Value, 1e-4);
        Assert.Equal(.792922, parameters["BG/NBD a"].Value, 1e-4);
        Assert.Equal(2.425907, parameters["BG/NBD b"].Value, 1e-4);
        Assert.Equal(-9582.4292, parameters["BG/NBD LogLikelihood"].Value, 1e-3);
        Assert.Equal(.01256, parameters["BG/NBD r"].Error!.Value, 1e-4);
        Assert.Equal(6.249573, parameters["Gamma-Gamma p"].Value, 1e-4);
        Assert.Equal(-4055.9177, parameters["Gamma-Gamma LogLikelihood"].Value, 1e-3);
        Assert.Equal(0, parameters["Population UnmatchedReturnShare"].Value);
        Assert.Equal((1, 0), (parameters["Season December"].Value, parameters["Gamma-Gamma IsFirstOrderIn"].Value));
        Assert.Contains(report.Findings, finding => finding is { CheckId: "RFM040", Passed: true });
    }

    [Fact]
    public async Task Customers_of_the_golden_file_are_as_likely_alive_as_it_says()
    {
        var report = await RunAsync("golden", Published("1997-10-01"));
        var rows = (await QueryAsync<(string Customer, double? Alive, double Orders, decimal Value, decimal Low, decimal High)>(
            "SELECT CustomerId, ProbabilityAlive, ExpectedOrders12M, PredictedValue12MAmount, PredictedValue12MLowAmount, "
            + "PredictedValue12MHighAmount FROM {0} WHERE RunKey = @RunKey;",
            "CustomerRfmLatest",
            report.RunKey)).ToDictionary(
                row => int.Parse(row.Customer, CultureInfo.InvariantCulture));
        var model = report.Value!.Purchases!.Model;
        var amounts = report.Value.Amounts!.Model;
        foreach (var golden in GoldenData.Rows("cdnow_bgnbd_gg_per_customer.csv")
            .Select(cells => cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()))
        {
            var (row, x) = (rows[(int)golden[0]], (int)golden[1]);
            var orders = golden[5] * model.OrdersIfAlive(x, Math.Round(golden[3] * 7) / 7, 365 / 7.0)(golden[2]).Expected;

            // BG/NBD says 1 for whoever bought on one day only; nobody is told so.
            Assert.Equal(x == 0, row.Alive is null);
            Assert.Equal(golden[5], row.Alive ?? 1, 1e-4 * golden[5]);
            Assert.Equal(orders, row.Orders, 1e-4 * orders);
            Assert.Equal(row.Orders * amounts.ExpectedAmount(x, golden[7] * x), (double)row.Value, (1e-3 * (double)row.Value) + 1e-4);
            Assert.True(row.Low <= row.High && row.Low >= 0);
        }

        Assert.Equal(2357, rows.Count);
    }

    [Fact]
    public async Task The_holdout_and_the_totals_are_stored()
    {
        var options = Published("1998-07-01");
        (options["holdout-from"], options["clusters"]) = ("1997-10-01", "3");
        var report = await RunAsync("holdout", options);
        var rows = await QueryAsync<(int X, int Customers, int Actual, double Predicted)>(
            "SELECT OrdersInCalibration, CustomerCount, ActualOrders, PredictedOrders FROM {0} WHERE RunKey = @RunKey ORDER BY "
            + "OrdersInCalibration;",
            "ModelHoldout",
            report.RunKey);
        var totals = await QueryAsync<(string Kind, int Customers, double Orders, decimal Amount, decimal Low, decimal High)>(
            "SELECT GroupKind, CustomerCount, ExpectedOrders12M, PredictedValue12MAmount, PredictedValue12MLowAmount, "
            + "PredictedValue12MHighAmount FROM {0} WHERE RunKey = @RunKey;",
            "PredictedTotal",
            report.RunKey);

        Assert.Equal(
            [(0, 1411), (1, 439), (2, 214), (3, 100), (4, 62), (5, 38), (6, 29), (7, 64)], rows.Select(row => (row.X, row.Customers)));
        Assert.Equal(1882, rows.Sum(row => row.Actual));
        Assert.Equal(1653.41, rows.Sum(row => row.Predicted), .01);
        Assert.Contains(
            report.Findings,
            finding => finding.CheckId == "RFM044"
                && finding.Passed
                && finding.Detail.Contains(
                    "1653 orders predicted, 1882 came from 1997-10-01 on (39.0 weeks), -12.1 %", StringComparison.Ordinal));
        Assert.Equal(["all", "cluster", "segment"], totals.Select(total => total.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            totals.GroupBy(total => total.Kind),
            kind => Assert.Equal(
                (2357, 0),
                (
                    kind.Sum(total => total.Customers),
                    (int)Math.Round(kind.Sum(total => total.Orders) - totals.Single(total => total.Kind == "all").Orders))));
        Assert.All(totals, total => Assert.True(total.Low <= total.Amount && total.Amount <= total.High));
    }

    [Fact]
    public async Task Off_predicts_nothing_and_a_window_leaves_out_who_did_not_buy_in_it()
    {
        var off = await RunAsync("off", new OptionTexts { ["as-of"] = "1998-07-01", ["value"] = "off", ["clusters"] = "off" });
        var window = await RunAsync("window", new OptionTexts { ["as-of"] = "1998-07-01", ["window-months"] = "3", ["clusters"] = "off" });
        const string predicted =
            "SELECT COUNT(PredictionGap), COUNT(ExpectedOrders12M), COUNT(PredictedValue12MHighAmount), COUNT(RecencyScore) FROM {0} "
            + "WHERE RunKey = @RunKey;";

        Assert.Null(off.Value);
        Assert.Equal((0, 0, 0, 2357), Assert.Single(await QueryAsync<(int, int, int, int)>(predicted, "CustomerRfm", off.RunKey)));
        Assert.Empty(await QueryAsync<string>("SELECT ModelName FROM {0} WHERE RunKey = @RunKey;", "ModelParameter", off.RunKey));
        Assert.DoesNotContain(off.Findings, finding => finding.CheckId.StartsWith("RFM04", StringComparison.Ordinal));
        Assert.InRange(window.ScoredCustomerCount, 100, 1000);
        var (gaps, orders, values, scores) = Assert.Single(
            await QueryAsync<(int, int, int, int)>(predicted, "CustomerRfm", window.RunKey));
        Assert.Equal(
            (window.ScoredCustomerCount, window.ScoredCustomerCount, window.ScoredCustomerCount), (orders, values, scores));
        Assert.InRange(gaps, 2357 - window.ScoredCustomerCount, 2357);
    }

    [Theory]
    [InlineData("mbg", "MBG/NBD", "b", 1.613999)]
    [InlineData("pareto", "Pareto/NBD", "beta", 11.66873)]
    public async Task Other_models_by_option(string option, string model, string parameter, double value)
    {
        var options = Published("1997-10-01");
        options["value"] = option;
        var report = await RunAsync(option, options);

        Assert.Equal(
            value,
            Assert.Single(
                await QueryAsync<double>(
                    $"SELECT Value FROM {{0}} WHERE RunKey = @RunKey AND ModelName = '{model}' AND ParameterName = '{parameter}';",
                    "ModelParameter",
                    report.RunKey)),
            1e-3);
    }

    [Fact]
    public async Task An_explanation_has_the_prediction()
    {
        await RunAsync("explained", Published("1997-10-01"));
        var explanation = (await new CustomerExplainer(Store.CustomerExplanations).ExplainAsync("0001", Cancellation)).Single(
            program => program.ProgramName == "explained");

        Assert.Equal(.72662, explanation.Prediction!.ProbabilityAlive!.Value, 1e-4);
        Assert.InRange(
            explanation.Prediction.PredictedValue12MAmount!.Value,
            explanation.Prediction.PredictedValue12MLowAmount!.Value,
            explanation.Prediction.PredictedValue12MHighAmount!.Value);
        Assert.InRange(explanation.Prediction.NextOrderDate!.Value, new DateOnly(1997, 10, 2), new DateOnly(1998, 10, 1));
    }

    [Fact]
    public async Task Too_little_data_gives_a_run_without_numbers_and_the_reason()
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(
            store, [.. Enumerable.Range(1, 30).Select(i => new Sale($"c{i}", $"{i}", new DateOnly(2024, 1, i), i))], Cancellation);
        var report = await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest("default", new OptionTexts()), null, Cancellation);

        Assert.Equal(
            "Value is predicted: no prediction: 0 customers bought on more than one day; a model needs 20.",
            Assert.Single(report.Findings, finding => finding.CheckId.StartsWith("RFM04", StringComparison.Ordinal)).Detail);
        Assert.Null(report.Value!.Purchases);
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string statement, string view, int runKey)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        return (await connection.QueryAsync<T>(
            SqlDialect.Command(
                string.Format(CultureInfo.InvariantCulture, statement, Store.Dialect.ObjectName("bi", view)),
                new { RunKey = runKey },
                Cancellation))).AsList();
    }

    private async Task<RunReport> RunAsync(string programName, OptionTexts options)
    {
        await LoadOnceAsync();
        if (await Store.Programs.FindAsync(programName, Cancellation) is null)
        {
            await new ProgramCatalog(Store, TimeProvider.System, NullLogger.Instance).AddAsync(
                programName, new OptionTexts(), Cancellation);
        }

        return await new ProgramRunner(Store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest(programName, options), null, Cancellation);
    }

    private async Task LoadOnceAsync()
    {
        var file = PublicData.Path("cdnow/CDNOW_sample.txt");
        if ((await Store.Summaries.ReadStampAsync(Cancellation)).LastOrderDate is null)
        {
            await new TransactionLoader(Store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
                new TransactionFileRequest
                {
                    Path = file,
                    Map = "customer=2,date=3,amount=5",
                    NoHeader = true,
                    Delimiter = "space",
                    DateFormat = "yyyyMMdd"
                },
                null,
                Cancellation);
        }
    }
}
