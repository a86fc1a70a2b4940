using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Looks at the rows of a file for how they write dates and numbers, before any is loaded.</summary>
/// <remarks>A sample tells nearly always; while its dates or numbers have two readings, further rows are looked at, to the last.</remarks>
internal sealed class FormatScan
{
    private const int SampleRows = 5_000;

    private readonly SourceFile _source;
    private readonly FileLayout _layout;
    private readonly TransactionColumns _columns;
    private readonly RowFilter _filter;
    private readonly CultureInfo? _culture;
    private readonly MissingMarkers _missing;
    private readonly DateEvidence? _dates;
    private readonly NumberEvidence _numbers;
    private readonly int[] _numberColumns;

    private FormatScan(
        SourceFile source,
        FileLayout layout,
        TransactionColumns columns,
        RowFilter filter,
        CultureInfo? culture,
        MissingMarkers missing,
        bool areDatesGiven)
    {
        _source = source;
        _layout = layout;
        _columns = columns;
        _filter = filter;
        _culture = culture;
        _missing = missing;
        _dates = areDatesGiven ? null : new DateEvidence(layout.Columns[columns.Date], culture);
        _numbers = new NumberEvidence(culture);
        int[] numberColumns = [columns.Quantity, columns.Price >= 0 ? columns.Price : columns.Amount];
        _numberColumns = [.. numberColumns.Where(column => column >= 0)];
    }

    /// <summary>Looks at a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="layout">Its delimiter and columns.</param>
    /// <param name="columns">Which column is what.</param>
    /// <param name="filter">Rows that it leaves out are not looked at.</param>
    /// <param name="culture">The culture given, or null.</param>
    /// <param name="dateFormat">The format given, or null.</param>
    /// <param name="missing">The texts that are no dates but missing.</param>
    /// <param name="isWhole">Whether to go on after the sample until a number proves how they are written.</param>
    /// <exception cref="InvalidInputException">Rows contradict each other, or two readings are possible and nothing decides.</exception>
    /// <exception cref="RfmBatchException">The file has no rows, or none with a date.</exception>
    public static (DateReader Dates, NumberEvidence Numbers) Read(
        SourceFile source,
        FileLayout layout,
        TransactionColumns columns,
        RowFilter filter,
        CultureInfo? culture,
        string? dateFormat,
        MissingMarkers missing,
        bool isWhole = false)
    {
        var scan = new FormatScan(source, layout, columns, filter, culture, missing, dateFormat is not null);
        scan.ReadRows(isWhole);
        var dates = dateFormat is not null ? DateReader.FromFormat(dateFormat, culture) : null;
        return (scan.Decide(dates), scan._numbers);
    }

    private void ReadRows(bool isWhole)
    {
        var (lineNumber, rows, filtered) = (0L, 0L, 0L);
        try
        {
            var (text, _) = _source.Read();
            using (text)
            {
                var reader = new FieldReader(text, _layout);
                while (NeedsMore(rows, isWhole) && reader.Read())
                {
                    lineNumber = reader.LineNumber;
                    if (reader.Count == _layout.Columns.Count && _filter.Drops(reader))
                    {
                        filtered++;
                    }
                    else
                    {
                        rows++;
                        Add(reader);
                    }
                }
            }
        }
        catch (Exception error) when (error is not RfmBatchException && _source.Explain(error, lineNumber) is { } explained)
        {
            throw explained;
        }

        _filter.ThrowIfNothingIsLeft(_source.Name, rows + filtered, filtered);
        if (rows == 0)
        {
            throw new RfmBatchException(
                $"'{_source.Name}' has a header but no rows.",
                "Export it again with its rows; where the first line is data, say --no-header.");
        }

        if (_dates is { HasAny: false })
        {
            throw new RfmBatchException(
                $"No row at the beginning of '{_source.Name}' has as many columns as its header ({_layout.Columns.Count}) and a date in "
                + $"'{_layout.Columns[_columns.Date]}'.",
                "Look at the rows; if their columns are separated by something else, say --delimiter.");
        }
    }

    private bool NeedsMore(long rows, bool isWhole) => rows < SampleRows || _numbers.IsAmbiguous || _dates is { IsAmbiguous: true }
        || (isWhole && _numbers.DecimalSign == NumberReader.NoSign);

    private void Add(FieldReader reader)
    {
        if (reader.Count != _layout.Columns.Count)
        {
            return;
        }

        var date = reader[_columns.Date];
        if (_dates is not null && !date.IsEmpty && !_missing.IsMissing(date) && !PlaceholderDates.IsZero(date))
        {
            _dates.Add(date, reader.LineNumber);
        }

        foreach (var column in _numberColumns)
        {
            if (NumberText.TryParse(reader[column], out var number))
            {
                _numbers.Add(number, reader[column], reader.LineNumber, _layout.Columns[column]);
            }
        }
    }

    private DateReader Decide(DateReader? given)
    {
        List<string> problems = [];
        DateOrder? order = null;
        if (given is null)
        {
            order = _dates!.Decide(out var problem);
            problems.AddRange(problem is null ? [] : [problem]);
        }

        if (_numbers.IsAmbiguous)
        {
            problems.Add(_numbers.Ambiguity(order == DateOrder.MonthDayYear));
        }

        return problems.Count > 0
            ? throw new InvalidInputException(problems, DateEvidence.NextStep)
            : given ?? DateReader.FromOrder(order!.Value, _culture, _dates);
    }
}
