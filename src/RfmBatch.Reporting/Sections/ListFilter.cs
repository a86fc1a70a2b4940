using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>
/// A choice above the win-back list that leaves the rows of one value. It works by style sheet alone (<c>:has</c>), so it needs no script;
/// two of them cross.
/// </summary>
internal sealed class ListFilter
{
    /// <summary>Filters of a list; the style sheet knows as many.</summary>
    public const int MostFilters = 3;

    /// <summary>Values of a filter; the style sheet knows as many. Rarer ones come under "other".</summary>
    public const int MostValues = 8;

    private readonly Func<ReportCustomer, string?> _valueOf;
    private readonly string[] _values;
    private readonly bool _hasOther;

    private ListFilter(string name, Func<ReportCustomer, string?> valueOf, IReadOnlyList<ReportCustomer> customers)
    {
        Name = name;
        _valueOf = valueOf;
        var values = customers
            .Select(customer => valueOf(customer) ?? NumberText.None)
            .GroupBy(value => value)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToArray();
        _hasOther = values.Length > MostValues;
        _values = [.. values.Take(_hasOther ? MostValues - 1 : MostValues)];
    }

    /// <summary>Attribute, or product category.</summary>
    public string Name { get; }

    /// <summary>
    /// A filter for each attribute that has few values, and for the product category, where it tells customers of the list apart.
    /// </summary>
    public static IReadOnlyList<ListFilter> Of(ReportWinBack winBack)
    {
        var attributes = winBack.Groups.Select(group => group.AttributeName).Distinct()
            .Select(
                name => new ListFilter(
                    name,
                    customer => customer.Detail.Attributes.Where(attribute => attribute.Key == name)
                        .Select(attribute => attribute.Value)
                        .FirstOrDefault(),
                    winBack.Listed))
            .Where(filter => filter.IsUseful).Take(MostFilters - 1);
        var category = new ListFilter("Favourite category", customer => customer.Detail.CategoryName, winBack.Listed);
        return category.IsUseful ? [.. attributes, category] : [.. attributes];
    }

    /// <summary>The value of a customer.</summary>
    public string? ValueOf(ReportCustomer customer) => _valueOf(customer);

    /// <summary>The class that marks a customer's row for the filter at a place.</summary>
    public string ClassOf(int place, ReportCustomer customer)
    {
        var value = Array.IndexOf(_values, _valueOf(customer) ?? NumberText.None);
        return string.Create(CultureInfo.InvariantCulture, $"r{place}v{(value < 0 ? MostValues - 1 : value)}");
    }

    /// <summary>The choice itself.</summary>
    public string Html(int place)
    {
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<fieldset class="chips"><legend>{HtmlText.Escape(Name)}</legend><label><input type="radio" name="f{place}" """
            + $"""checked="checked"/><span>all</span></label>""");
        foreach (var (value, i) in _values.Select((value, i) => (value, i)).Concat(_hasOther ? [("other", MostValues - 1)] : []))
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<label><input type="radio" name="f{place}" class="f{place}v{i}"/><span>{HtmlText.Escape(value)}</span></label>""");
        }

        return html.Append("</fieldset>\n").ToString();
    }

    private bool IsUseful => _values.Length > 1;
}
