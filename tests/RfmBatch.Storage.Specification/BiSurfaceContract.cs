using System.Data.Common;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

/// <summary>The published views: the same columns, in the same order, holding the same, in every store.</summary>
public abstract class BiSurfaceContract : BiScenarioBase
{
    protected BiSurfaceContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>The engine's type names that may hold a kind of column.</summary>
    protected abstract IReadOnlyDictionary<BiColumnKind, string[]> StorageTypes { get; }

    /// <summary>The engine's name of the type of a column of the current row.</summary>
    protected abstract string StorageType(DbDataReader reader, int ordinal);

    [Fact]
    public async Task Every_view_has_the_columns_of_the_catalogue_in_order()
    {
        foreach (var view in BiCatalogue.Views)
        {
            await ReadRawAsync(view.Name, reader =>
            {
                Assert.Equal(
                    [view.Name, .. view.Columns.Select(column => column.Name)],
                    [view.Name, .. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
                return Task.CompletedTask;
            });
        }
    }

    [Fact]
    public async Task Every_column_holds_what_the_catalogue_says_and_has_a_value_in_some_row()
    {
        foreach (var view in BiCatalogue.Views)
        {
            var seen = new HashSet<string>();
            await ReadRawAsync(view.Name, async reader =>
            {
                while (await reader.ReadAsync(Cancellation))
                {
                    foreach (var (column, ordinal) in view.Columns.Select((column, ordinal) => (column, ordinal))
                        .Where(pair => !reader.IsDBNull(pair.ordinal)))
                    {
                        Assert.Contains(StorageType(reader, ordinal), StorageTypes[column.Kind]);
                        seen.Add(column.Name);
                    }
                }
            });
            Assert.Empty(view.Columns.Select(column => $"{view.Name}.{column.Name}").Where(name => !seen.Contains(name.Split('.')[1])));
        }
    }

    [Fact]
    public async Task Every_view_has_one_row_per_declared_key()
    {
        foreach (var view in BiCatalogue.Views)
        {
            Assert.Equal((view.Name, 0L), (view.Name, await CountAsync(Store, BiGrain.Offenders(view))));
        }
    }

    [Theory]
    [InlineData("Segment", "SegmentKey", -1, "SegmentName", "Not in run")]
    [InlineData("Segment", "SegmentKey", 0, "SegmentName", "Unknown")]
    [InlineData("Cluster", "ClusterKey", 0, "ClusterName", "Unknown")]
    [InlineData("HierarchyCluster", "ClusterKey", 0, "ClusterName", "Unknown")]
    [InlineData("Product", "ProductKey", 0, "ProductCode", "Unknown")]
    public async Task Dimensions_have_their_unknown_members(string view, string keyColumn, int key, string nameColumn, string name) =>
        Assert.Equal(name, (await ListAsync(view)).Single(row => row.Count(keyColumn) == key).Text(nameColumn));

    [Theory]
    [MemberData(nameof(BiReferences.All), MemberType = typeof(BiReferences))]
    public async Task Every_key_of_a_fact_has_its_member(string fact, string column, string dimension)
    {
        Assert.True(await CountAsync(Store, $"SELECT COUNT(*) FROM {{bi.{fact}}};") > 0);
        Assert.Equal(0, await CountAsync(Store, BiReferences.Offenders(fact, column, dimension)));
    }

    // A view that lands with a key nobody relates would leave a hole in every model.
    [Fact]
    public void Every_key_of_every_view_is_related_or_an_exception_with_its_reason()
    {
        var keys = BiCatalogue.Views.SelectMany(view => view.Columns
            .Where(
                column => column.Name.EndsWith("Key", StringComparison.Ordinal)
                    && column.Name != "DateKey"
                    && !(view.OrderBy.Count == 1 && view.OrderBy[0] == column.Name)
                    && column.Name != "SaleKey")
            .Select(column => $"{view.Name}.{column.Name}"));

        var related = BiReferences.All.Select(row => $"{row.Data.Item1}.{row.Data.Item2}").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(keys.Where(key => !related.Contains(key) && !BiReferences.Exceptions.ContainsKey(key)));
        Assert.All(BiReferences.Exceptions, exception => Assert.True(exception.Value.Length > 20 && !related.Contains(exception.Key)));
    }

    [Fact]
    public async Task Only_published_runs_are_shown()
    {
        Assert.Equal([10, 11, 13, 20], (await ListAsync("Run")).Select(row => row.Count("RunKey")));
        foreach (var view in BiCatalogue.Views.Where(view => view.RunColumn == "RunKey" && view.Name != "Run"))
        {
            var shown = await CountAsync(Store, $"SELECT COUNT(*) FROM {{bi.{view.Name}}} AS v WHERE v.RunKey IN (12, 14);");
            Assert.Equal((view.Name, 0L), (view.Name, shown));
        }
    }

    [Fact]
    public async Task The_latest_view_shows_each_program_s_latest_run_with_names_and_history()
    {
        var rows = await ListAsync("CustomerRfmLatest");

        Assert.Equal(5, rows.Count);
        var second = rows.Single(row => row.Count("CustomerKey") == 2);
        Assert.Equal(
            (13L, "é", "default", "Champions", "Lost", 2L),
            (
                second.Count("RunKey"),
                second.Text("CustomerId"),
                second.Text("ProgramName"),
                second.Text("SegmentName"),
                second.Text("PreviousSegmentName"),
                second.Count("PreviousSegmentKey")));
        Assert.Equal(new DateOnly(2024, 2, 29), second.Date("SegmentSinceDate"));
        Assert.Equal("Treat Champions.", second.Text("RecommendedAction"));
        var fourth = rows.Single(row => row.Count("CustomerKey") == 4);
        Assert.Equal((0L, "Unknown"), (fourth.Count("PreviousSegmentKey"), fourth.Text("PreviousSegmentName")));
    }

    [Fact]
    public async Task Clusters_are_shown_once_a_published_run_has_them_and_by_name_in_the_latest_view()
    {
        Assert.Equal(
            [(0L, 0L, 0L, "Unknown"), (1L, 1L, 1L, "Recent"), (2L, 1L, 2L, "Lapsed")], (await ListAsync("Cluster")).Select(Cluster));
        Assert.Equal([(0L, 0L, 0L, "Unknown"), (4L, 1L, 1L, "Average")], (await ListAsync("HierarchyCluster")).Select(Cluster));
        Assert.Equal(
            [(1L, "Recent", "Average"), (2L, "Recent", "Average"), (3L, "Unknown", "Unknown"), (4L, "Lapsed", "Average")],
            (await ListAsync("CustomerRfmLatest"))
                .Where(row => row.Count("RunKey") == 13)
                .OrderBy(row => row.Count("CustomerKey"))
                .Select(row => (row.Count("CustomerKey"), row.Text("ClusterName"), row.Text("HierarchyClusterName"))));

        static (long, long, long, string) Cluster(BiRow row) =>
            (row.Count("ClusterKey"), row.Count("ProgramKey"), row.Count("ClusterNumber"), row.Text("ClusterName"));
    }

    [Fact]
    public async Task A_run_s_own_rows_know_the_segment_before_and_since_when()
    {
        var then = (await ListAsync("CustomerRfm", 11)).Single(row => row.Count("CustomerKey") == 2);
        Assert.Equal((0L, new DateOnly(2024, 1, 31)), (then.Count("PreviousSegmentKey"), then.Date("SegmentSinceDate")));

        var now = (await ListAsync("CustomerRfm", 13)).Single(row => row.Count("CustomerKey") == 1);
        Assert.Equal((1L, new DateOnly(2024, 1, 31)), (now.Count("PreviousSegmentKey"), now.Date("SegmentSinceDate")));
    }

    [Fact]
    public async Task Codes_are_joined_by_a_dash_for_ten_bins_and_missing_without_scores()
    {
        var rows = await ListAsync("CustomerRfmLatest");

        Assert.Equal(["10-3-7", "1-8-4"], Codes(rows.Single(row => row.Count("RunKey") == 20)));
        Assert.Equal(["545", "121"], Codes(rows.Single(row => row.Count("CustomerKey") == 2)));
        var unscored = rows.Single(row => row.Count("CustomerKey") == 3);
        Assert.All(Codes(unscored), Assert.Null);
        Assert.Null(unscored.Value("RfmTotal"));
    }

    // 15.0001 / 2 = 7.50005 and 32.75 / 3 = 10.91666…: four decimals, half away from zero, in both engines.
    [Theory]
    [InlineData(2, "7.5001")]
    [InlineData(1, "10.9167")]
    [InlineData(3, null)]
    public async Task The_average_order_has_four_decimals_and_is_missing_without_orders(int customerKey, string? expected)
    {
        var average = (await ListAsync("CustomerRfm", 13))
            .Single(row => row.Count("CustomerKey") == customerKey)
            .Value("AverageOrderAmount");

        Assert.Equal(expected, ((decimal?)average)?.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Raw_text_of_rejected_rows_is_not_shown() =>
        Assert.DoesNotContain(
            (await ListAsync("RejectedRow")).SelectMany(row => new[] { row.Value("ReasonCode"), row.Value("ColumnName") }),
            value => value is "secret");

    private static IEnumerable<string?> Codes(BiRow row) => [(string?)row.Value("RfmCode"), (string?)row.Value("RfmCodeOneIsBest")];
}
