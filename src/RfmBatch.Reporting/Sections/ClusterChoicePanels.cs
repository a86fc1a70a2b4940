using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Why there are so many groups: how every number of them did.</summary>
internal static class ClusterChoicePanels
{
    private const string Id = "clusters";

    /// <summary>Markup; empty where nothing was tried.</summary>
    public static string Html(ReportData data, ReportClusters clusters)
    {
        var choices = clusters.Choices.OrderBy(choice => choice.ClusterCount).ToArray();
        if (choices.Length == 0)
        {
            return string.Empty;
        }

        var numbers = data.Numbers;
        var selected = choices.FirstOrDefault(choice => choice.IsSelected);
        var reason = data.Checks.FirstOrDefault(check => check.CheckId == "RFM031");
        string[] panels =
        [
            Stability(numbers, choices, selected), Silhouette(numbers, choices, selected), Inertia(numbers, choices, selected)
        ];
        return $"<h3>Why {(selected is null ? "so many" : numbers.Count(selected.ClusterCount))} groups</h3>\n"
            + (reason is null
                ? string.Empty
                : $"<p>{HtmlText.Escape(reason.Detail[(reason.Detail.IndexOf(": ", StringComparison.Ordinal) + 1)..].Trim())}</p>\n")
            + $"""<div class="panels two">{string.Concat(panels)}</div>"""
            + "\n"
            + Table(numbers, choices);
    }

    private static string Table(NumberText numbers, IEnumerable<ReportClusterChoice> choices)
    {
        var table = new DataTable(
            "figures",
            "Groups",
            "Inertia",
            "Silhouette",
            "Davies–Bouldin",
            "Calinski–Harabasz",
            "Smallest group",
            "Prediction strength",
            "Adjusted Rand");
        foreach (var choice in choices)
        {
            table.Row(
                choice.ClusterCount.ToString(CultureInfo.InvariantCulture) + (choice.IsSelected ? " (taken)" : string.Empty),
                Cell.Fixed(numbers, choice.Inertia, 2),
                Cell.Fixed(numbers, choice.Silhouette, 4),
                Cell.Fixed(numbers, choice.DaviesBouldin, 3),
                Cell.Fixed(numbers, choice.CalinskiHarabasz, 1),
                Cell.Share(numbers, choice.SmallestShare),
                Cell.Fixed(numbers, choice.PredictionStrength, 3),
                Cell.Fixed(numbers, choice.AdjustedRand, 3));
        }

        return table.Details(Id + "-choice", "All numbers of groups that were tried");
    }

    private static string Inertia(NumberText numbers, ReportClusterChoice[] choices, ReportClusterChoice? selected) => Panel(
        "Elbow: distances within groups, which fall with every group more.",
        "elbow",
        "Inertia by number of groups",
        "It falls with every group more; a bend shows where more groups stop paying.",
        [Line("", "first", choices, choice => choice.Inertia, _ => null)],
        selected,
        "inertia",
        numbers.Short);

    private static string Silhouette(NumberText numbers, ReportClusterChoice[] choices, ReportClusterChoice? selected)
    {
        var scored = choices.Where(choice => choice.Silhouette is not null).ToArray();
        return scored.Length == 0
            ? string.Empty
            : Panel(
                "Silhouette: how clearly customers belong to their group, at most 1.",
                "silhouette",
                "Silhouette by number of groups",
                $"Largest is clearest; {(selected?.Silhouette is { } width ? numbers.Fixed(width, 3) : "none")} was taken.",
                [Line("", "first", scored, choice => choice.Silhouette!.Value, choice => choice.SilhouetteStandardError)],
                selected,
                "silhouette",
                tick => numbers.Number(tick, 2));
    }

    private static string Stability(NumberText numbers, ReportClusterChoice[] choices, ReportClusterChoice? selected)
    {
        var measured = choices.Where(choice => choice is { PredictionStrength: not null, AdjustedRand: not null }).ToArray();
        return measured.Length == 0
            ? string.Empty
            : Panel(
                "Stability: how far groups come back when customers are split in halves or drawn again, at most 1.",
                "stability",
                "Prediction strength and adjusted Rand index by number of groups",
                $"A division is stable from {numbers.Fixed(.8, 1)} and {numbers.Fixed(.9, 1)} on; "
                    + $"{(selected?.PredictionStrength is { } strength ? numbers.Fixed(strength, 3) : "none")} and "
                    + $"{(selected?.AdjustedRand is { } index ? numbers.Fixed(index, 3) : "none")} were taken.",
                [
                    Line(
                        "halves",
                        "first",
                        measured,
                        choice => choice.PredictionStrength!.Value,
                        choice => choice.PredictionStrengthStandardError),
                    Line("drawn again", "second", measured, choice => choice.AdjustedRand!.Value, _ => null),
                ],
                selected,
                "stability",
                tick => numbers.Number(tick, 2));
    }

    private static LinePanel.Series Line(
        string name,
        string cssClass,
        IEnumerable<ReportClusterChoice> choices,
        Func<ReportClusterChoice, double> value,
        Func<ReportClusterChoice, double?> error) =>
        new(name, cssClass, [.. choices.Select(choice => ((double)choice.ClusterCount, value(choice), error(choice)))]);

    private static string Panel(
        string caption,
        string id,
        string title,
        string description,
        IReadOnlyList<LinePanel.Series> series,
        ReportClusterChoice? selected,
        string unit,
        Func<double, string> tickText)
    {
        var chart = LinePanel.Draw(
            Figure.SmallFrame($"{Id}-{id}"),
            title,
            description,
            series,
            selected?.ClusterCount,
            "number of groups",
            unit,
            tick => tick.ToString("0", CultureInfo.InvariantCulture),
            tickText);
        return $"""<div class="panel"><p>{caption}</p>{chart}</div>""";
    }
}
