using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Campaigns;
using RfmBatch.Application.Reading;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.Sqlite;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>The same data through both stores gives the same exports, byte for byte.</summary>
public sealed class CrossStoreExportTests(SqlServerStoreFixture fixture) : StoreContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    // Ledger and audit tell when and who, and each engine numbers products and lines in its own order; everything else must agree.
    private static readonly HashSet<string> TimesAndNumbers =
    [
        "StartedAt", "FinishedAt", "DurationSeconds", "ProductKey", "SaleKey", "OccurredAt", "LoginName", "HostName",
    ];

    // Nothing of the sample is rejected, and it is too small for a holdout (ValueRunContract has one in both stores); nobody answered the
    // plan yet (CampaignPlanContract).
    private static readonly HashSet<string> MayBeEmpty = ["RejectedRow", "ModelHoldout", "IntervalClass", "CampaignResult"];

    private static readonly TimeProvider Clock = new FixedClock(new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_view_exports_the_same_from_both_stores()
    {
        var server = await Fixture.CreateOwnAsync(); // keys from 1, as in the new file
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        await using (var sqlite = new SqliteStore(Path.Combine(folder.FullName, "equal.db")))
        {
            await sqlite.Schema.DeployAsync(Cancellation);
            await FillAsync(sqlite);
            await FillAsync(server);
            foreach (var view in BiCatalogue.Views)
            {
                var expected = await ExportAsync(sqlite, view);
                var actual = await ExportAsync(server, view);

                Assert.True(expected.Count > 1 || MayBeEmpty.Contains(view.Name), $"{view.Name} is empty.");
                Assert.Equal([view.Name, .. expected], [view.Name, .. actual]);
            }
        }

        folder.Delete(recursive: true);
    }

    private static async Task<IReadOnlyList<string>> ExportAsync(RfmStore store, BiView view)
    {
        var lines = await SampleRuns.ExportAsync(store, view.Name, null, TimesAndNumbers, Cancellation);
        return view.OrderBy.Any(TimesAndNumbers.Contains) ? [lines[0], .. lines.Skip(1).Order(StringComparer.Ordinal)] : lines;
    }

    private static async Task FillAsync(RfmStore store)
    {
        await SampleRuns.LoadAsync(store, Cancellation);
        var last = await SampleRuns.RunAsync(
            store, new OptionTexts { ["scoring"] = "rank", ["monetary"] = "mean", ["hierarchy"] = "4" }, Cancellation);
        var yearBefore = last.AsOf.AddYears(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var before = await SampleRuns.RunAsync(
            store,
            new OptionTexts
            {
                ["as-of"] = yearBefore,
                ["scoring"] = "rank",
                ["monetary"] = "mean",
                ["hierarchy"] = "on",
                ["clusters"] = "3"
            },
            Cancellation);
        await new RunComparer(store, NullLogger.Instance).CompareAsync(before.RunKey, last.RunKey, 5, Cancellation);
        await new CampaignMaker(store, Clock, NullLogger.Instance).MakeAsync(
            new OptionTexts { ["budget"] = "8", ["margin"] = "40%" }, Cancellation);
    }
}
