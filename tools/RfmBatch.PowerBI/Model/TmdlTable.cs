using System.Globalization;
using System.Text;
using RfmBatch.PowerBI.Text;

namespace RfmBatch.PowerBI.Model;

/// <summary>The TMDL file of one table: measures, columns, the query.</summary>
internal static class TmdlTable
{
    private static readonly string[] CalendarLevels = ["Year", "Quarter", "MonthName"];

    public static string Text(ModelTable table)
    {
        var text = new StringBuilder(TmdlText.Description(table.Description, ""));
        text.Append(FormattableString.Invariant($"table {TmdlText.Name(table.Name)}\n\tlineageTag: {StableId.Guid(table.Name)}\n"));
        if (table.Name == "Date")
        {
            text.Append("\tdataCategory: Time\n");
        }

        text.Append('\n');
        foreach (var measure in table.Measures)
        {
            text.Append(Measure(measure));
        }

        foreach (var column in table.Columns)
        {
            text.Append(Column(table, column));
        }

        if (table.Name == "Date")
        {
            text.Append(Calendar());
        }

        text.Append(
            FormattableString.Invariant(
                $"\tpartition {TmdlText.Name(table.Name)} = m\n\t\tmode: import\n\t\tsource =\n{TmdlText.Indented(table.Query, 4)}\n\n"));
        return text.Append("\tannotation PBI_ResultType = Table\n\n").ToString();
    }

    private static string Measure(ModelMeasure measure)
    {
        var text = new StringBuilder(TmdlText.Description(measure.Description, "\t"));
        var lines = measure.Expression.Contains('\n', StringComparison.Ordinal)
            ? $"\n{TmdlText.Indented(measure.Expression, 3)}"
            : $" {measure.Expression}";
        text.Append(FormattableString.Invariant($"\tmeasure {TmdlText.Name(measure.Name)} ={lines}\n"));
        if (measure.Format is not null)
        {
            text.Append(FormattableString.Invariant($"\t\tformatString: {measure.Format}\n"));
        }

        if (measure.IsHidden)
        {
            text.Append("\t\tisHidden\n");
        }

        return text
            .Append(
                FormattableString.Invariant(
                    $"\t\tdisplayFolder: {measure.Folder}\n\t\tlineageTag: {StableId.Guid($"[{measure.Name}]")}\n\n"))
            .ToString();
    }

    private static string Column(ModelTable table, ModelColumn column)
    {
        var text = new StringBuilder(TmdlText.Description(column.Description, "\t"));
        text.Append(FormattableString.Invariant($"\tcolumn {TmdlText.Name(column.Name)}\n\t\tdataType: {column.DataType}\n"));
        if (column.IsHidden)
        {
            text.Append("\t\tisHidden\n");
        }

        // Excel's PivotTables cannot use it either, and a column left out of them takes less memory; what sorts another must stay.
        if (column.IsHidden && table.Columns.All(other => other.SortBy != column.Name))
        {
            text.Append("\t\tisAvailableInMdx: false\n");
        }

        if (column.Name == table.Key)
        {
            text.Append("\t\tisKey\n");
        }

        if (column.Name == Star.Attribute)
        {
            text.Append("\t\tdataCategory: Country\n");
        }

        if (column.Format is not null)
        {
            text.Append(FormattableString.Invariant($"\t\tformatString: {column.Format}\n"));
        }

        text.Append(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\t\tlineageTag: {StableId.Guid($"{table.Name}.{column.Name}")}\n\t\tsummarizeBy: none\n"
                + $"\t\tsourceColumn: {column.Name}\n"));
        if (column.SortBy is not null)
        {
            text.Append(FormattableString.Invariant($"\t\tsortByColumn: {column.SortBy}\n"));
        }

        text.Append("\n\t\tannotation SummarizationSetBy = User\n\n");
        return column.IsDay ? text.Append("\t\tannotation UnderlyingDateTimeDataType = Date\n\n").ToString() : text.ToString();
    }

    // Year, quarter and month in one field, for axes that drill down.
    private static string Calendar() =>
        $"\thierarchy Calendar\n\t\tlineageTag: {StableId.Guid("Date.Calendar")}\n\n"
        + string.Concat(CalendarLevels.Select(level =>
            $"\t\tlevel {level}\n\t\t\tlineageTag: {StableId.Guid($"Date.Calendar.{level}")}\n\t\t\tcolumn: {level}\n\n"));
}
