using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Options;

namespace RfmBatch.Storage.Specification.PowerBI;

/// <summary>The twins of measures over real sales: UCI Online Retail, all of it and one country, two runs each.</summary>
public abstract class MeasureTwinDataContract : StoreContract
{
    protected MeasureTwinDataContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Every_twin_gives_what_the_rows_give_over_Online_Retail()
    {
        await new TransactionLoader(Store, TimeProvider.System, NullLogger.Instance)
            .LoadFileAsync(PublicSales.OnlineRetail(), null, Cancellation);
        await new ProgramCatalog(Store, TimeProvider.System, NullLogger.Instance)
            .AddAsync("kingdom", new OptionTexts { ["where"] = "Country=United Kingdom" }, Cancellation);
        foreach (var (program, asOf) in new[]
        {
            ("default", "2011-11-10"), ("default", "2011-12-10"), ("kingdom", "2011-11-10"), ("kingdom", "2011-12-10"),
        })
        {
            await new ProgramRunner(Store, TimeProvider.System, NullLogger.Instance).RunAsync(
                new RunRequest(program, new OptionTexts { ["as-of"] = asOf }), null, Cancellation);
        }

        var known = await MeasureComparison.CompareAsync(
            Store,
            [
                .. new int?[] { null, 1, 2 }.SelectMany(program => new MeasureSlice[]
                {
                    new(),
                    new() { AsOfDate = "2011-11-10" },
                    new() { SegmentKey = 1 },
                    new() { SegmentKey = 5, RecencyScore = 2 },
                    new() { FromSegmentKey = 1 },
                    new() { FromSegmentKey = 1, SegmentKey = 2 },
                    new() { Comparison = "1M" },
                    new() { Comparison = "12M" },
                    new() { MonthNumber = 0 },
                    new() { MonthNumber = 6 },
                    new() { YearMonth = "2011-06" },
                    new() { ClusterKey = 1 },
                    new() { ClusterCount = 4 },
                }.Select(slice => slice with { ProgramKey = program })),
            ],
            Cancellation);

        Assert.Subset(
            known.ToHashSet(),
            new HashSet<string>
            {
                "Customers Change", "Revenue Change %", "Customer Share", "Migration Share", "Stay Rate", "Retention Rate",
                "Cohort Cumulative Revenue per Customer", "Cluster Silhouette", "Value at Risk",
            });
    }
}
