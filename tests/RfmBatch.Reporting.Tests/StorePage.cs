using System.Data.Common;
using System.Globalization;
using System.Xml.Linq;
using Dapper;
using RfmBatch.Storage;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Reporting.Tests;

/// <summary>The page of a store's latest run beside what plain SQL over its views says.</summary>
/// <param name="Store">The store.</param>
/// <param name="RunKey">The run.</param>
/// <param name="PreviousRunKey">The run before; null where there is none.</param>
/// <param name="Culture">How the page's figures are grouped and pointed.</param>
/// <param name="Body">The page.</param>
internal sealed record StorePage(RfmStore Store, int RunKey, int? PreviousRunKey, CultureInfo Culture, XElement Body)
{
    /// <summary>How the views' values are written on it.</summary>
    public ViewFigures Figures { get; } = new(Culture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Rows of a query over <c>{bi.View}</c> names, with <c>@RunKey</c> and <c>@PreviousRunKey</c>.</summary>
    public async Task<IReadOnlyList<object?[]>> QueryAsync(string query)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using var reader = (DbDataReader)await connection.ExecuteReaderAsync(
            SqlDialect.Command(new TableRows(Store).Named(query), new { RunKey, PreviousRunKey }, Cancellation));
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    /// <summary>Rows of a query as the page writes them, a format for each column.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string query, params Func<object?, string>[] formats) =>
        [.. (await QueryAsync(query)).Select(row => Line(row, formats))];

    /// <summary>
    /// A table shows the rows of a query, all columns of them, in the query's order; where it has no rows there is no table.
    /// </summary>
    /// <returns>How many rows there are.</returns>
    public async Task<int> AssertTableAsync(string labelId, string query, params Func<object?, string>[] formats)
    {
        var expected = await LinesAsync(query, formats);
        var table = PageTable.Find(Body, labelId);
        Assert.Equal(expected, table?.Rows ?? []);
        Assert.True(table is null || table.Titles.Count == formats.Length, $"The table {labelId} has {table?.Titles.Count} columns.");
        return expected.Count;
    }

    /// <summary>A section of the page by the id of its heading.</summary>
    public XElement Section(string id) => Body.Descendants("section").Single(section => section.Attribute("aria-labelledby")!.Value == id);

    /// <summary>What stands out in the first paragraph of a section, in order.</summary>
    public IReadOnlyList<string> Strong(string sectionId) =>
        [.. Section(sectionId).Elements("p").First().Descendants("strong").Select(PageTable.Cell)];

    /// <summary>Figures, notes or changes of the tiles above the page.</summary>
    public IReadOnlyList<string> Tiles(string kind) =>
        [
            .. Body.Descendants("header")
                .Single()
                .Descendants("dd")
                .Where(element => element.Attribute("class")!.Value == kind)
                .Select(PageTable.Cell)
        ];

    /// <summary>Medians above the three distributions.</summary>
    public IReadOnlyList<string> Medians() =>
        [
            .. Section("spread")
                .Descendants("div")
                .Where(element => element.Attribute("class")?.Value == "panel")
                .Select(panel => PageTable.Cell(panel.Descendants("strong").Single()))
        ];

    /// <summary>Values in one line as a table has them.</summary>
    public static string Line(IReadOnlyList<object?> values, params IReadOnlyList<Func<object?, string>> formats)
    {
        Assert.Equal(formats.Count, values.Count);
        return string.Join(" | ", values.Zip(formats, (value, format) => format(value)));
    }
}
