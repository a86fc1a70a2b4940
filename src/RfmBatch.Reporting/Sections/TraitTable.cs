using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>What is more frequent in groups than elsewhere, in figures: the words beside it name the strongest only.</summary>
internal static class TraitTable
{
    private const int MostOfGroup = 20;

    /// <summary>The table, folded away; empty where nothing is special about anybody.</summary>
    /// <param name="numbers">How figures are written.</param>
    /// <param name="id">Id of the summary line.</param>
    /// <param name="groupTitle">What a group is called.</param>
    /// <param name="traits">Traits, the strongest of a group first.</param>
    /// <param name="groups">Key, label as markup and customers of each group, in order.</param>
    public static string Html(
        NumberText numbers,
        string id,
        string groupTitle,
        IReadOnlyList<ReportTrait> traits,
        IEnumerable<(long Key, string LabelHtml, long CustomerCount)> groups)
    {
        var ofGroup = traits.ToLookup(trait => trait.GroupKey);
        var table = new DataTable(
            "figures shares",
            groupTitle,
            "Attribute",
            "Value",
            "Customers",
            $"Share of the {groupTitle.ToLowerInvariant()}",
            "Times as often as among all");
        foreach (var (key, label, customers) in groups)
        {
            foreach (var trait in ofGroup[key].Take(MostOfGroup))
            {
                table.Row(
                    label,
                    Cell.Text(trait.AttributeName),
                    Cell.Text(trait.AttributeValue),
                    Cell.Count(numbers, trait.CustomerCount),
                    new Cell(numbers.Percent((double)trait.CustomerCount / customers)),
                    Cell.Fixed(numbers, trait.Index / 100, 2));
            }
        }

        return table.RowCount == 0
            ? string.Empty
            : table.Details(
                id, $"What is more frequent than elsewhere, at most {MostOfGroup} values of each {groupTitle.ToLowerInvariant()}");
    }
}
