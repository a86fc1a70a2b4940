using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>What a customer of each segment is worth, in three ways, with the reasons where a way says nothing.</summary>
internal static class WorthTable
{
    private static readonly string[] Ways =
    [
        "Simple lifetime value", "Margin of twelve months, by model", "Sales of eleven years, by moves"
    ];

    /// <summary>Markup; empty where nothing is known.</summary>
    public static string Html(ReportData data)
    {
        if (data.Worth.Count == 0)
        {
            return string.Empty;
        }

        var numbers = data.Numbers;
        var table = new DataTable("figures worth", ["Segment", "Customers", .. Ways.Select(way => way + data.CommaCurrency)]);
        foreach (var worth in data.Worth.Where(worth => worth.CustomerCount > 0))
        {
            table.Row(
                SegmentTableSection.Label(worth.Segment),
                Cell.Count(numbers, worth.CustomerCount),
                Cell.Amount(numbers, worth.Simple),
                Cell.Amount(numbers, worth.Model),
                Cell.Amount(numbers, worth.Markov));
        }

        var reasons = Enumerable.Range(0, Ways.Length)
            .SelectMany(
                way => data.Worth.Where(worth => worth.CustomerCount > 0)
                    .Select(worth => worth.Reasons[way])
                    .Where(reason => reason.Length > 0)
                    .Distinct()
                    .Take(2)
                    .Select(reason => $"<li>{HtmlText.Escape(Ways[way])}: {HtmlText.Escape(reason)}</li>"))
            .ToArray();
        return $"<h3 id=\"worth\">What a customer of each segment is worth</h3>\n<p class=\"caption\">Three ways to reckon it; they answer "
            + $"different questions and are not to be added.</p>\n{table.Html("worth")}"
            + (reasons.Length == 0 ? string.Empty : $"<ul class=\"traits absent\">{string.Concat(reasons)}</ul>\n");
    }
}
