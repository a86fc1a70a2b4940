using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Calendar;

/// <summary>The calendar <c>bi.Date</c>: whole years, from the first to the last that any fact needs.</summary>
internal sealed class CalendarStore
{
    // NULL when the calendar is empty.
    private const string ReadYears = "SELECT MIN(d.YearNumber) AS FirstYear, MAX(d.YearNumber) AS LastYear FROM {etl.CalendarDate} AS d;";

    private const string ReadLoadedSpan =
        """
        SELECT MIN(d.OrderDate) AS FirstDate, MAX(d.OrderDate) AS LastDate FROM {sales.LoadDay} AS d
        LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = d.LoadKey AND u.Status IN ('Running', 'Completed')
        WHERE u.LoadKey IS NULL;
        """;

    // A run that saw the load may hold days of it.
    private const string DeleteYears =
        """
        DELETE FROM {etl.CalendarDate}
        WHERE (YearNumber < @FirstYear OR YearNumber > @LastYear)
            AND NOT EXISTS (SELECT 1 AS HasSeen FROM {etl.Run} AS r WHERE r.LastLoadKey >= @UndoneLoadKey);
        """;

    private readonly SqlDialect _dialect;

    /// <summary>Makes the calendar of a store.</summary>
    public CalendarStore(SqlDialect dialect) => _dialect = dialect;

    /// <summary>
    /// Adds the years that are missing between two dates and between them and the years already there, so that no year is left out.
    /// </summary>
    public async Task EnsureCoversAsync(
        DbConnection connection, DbTransaction? transaction, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        var years = await connection.QuerySingleAsync<YearRange>(
            SqlDialect.Command(_dialect.Resolve(ReadYears), null, cancellationToken, transaction));
        var firstYear = Math.Min(first.Year, years.FirstYear ?? first.Year);
        var lastYear = Math.Max(last.Year, years.LastYear ?? last.Year);
        for (var year = firstYear; year <= lastYear; year++)
        {
            if (years.FirstYear is null || year < years.FirstYear || year > years.LastYear)
            {
                await InsertYearAsync(connection, transaction, year, cancellationToken);
            }
        }
    }

    /// <summary>Takes away the years that only an undone load needed.</summary>
    public async Task ShrinkAsync(
        DbConnection connection, DbTransaction transaction, int undoneLoadKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var (first, last) = (DateOnly.MaxValue, DateOnly.MinValue);
        await using (var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(_dialect.Resolve(ReadLoadedSpan), null, cancellationToken, transaction)))
        {
            if (await reader.ReadAsync(cancellationToken) && !reader.IsDBNull(0))
            {
                (first, last) = (Day.ToDate(_dialect.ReadDay(reader, 0)), Day.ToDate(_dialect.ReadDay(reader, 1)));
            }
        }

        var parameters = new { FirstYear = first.Year, LastYear = last.Year, UndoneLoadKey = undoneLoadKey };
        await connection.ExecuteAsync(
            SqlDialect.Command(_dialect.Resolve(DeleteYears), parameters, cancellationToken, transaction));
    }

    private Task<int> InsertYearAsync(DbConnection connection, DbTransaction? transaction, int year, CancellationToken cancellationToken)
    {
        // One JSON text instead of 365 statements: both engines take it apart.
        var parameters = new DynamicParameters();
        parameters.Add("DatesJson", JsonSerializer.Serialize(DaysOf(year).Select(Describe)), DbType.String, size: -1);
        return connection.ExecuteAsync(
            SqlDialect.Command(_dialect.Text("Queries/Calendar_InsertDates"), parameters, cancellationToken, transaction));
    }

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        var first = new DateOnly(year, 1, 1).DayNumber;
        return Enumerable.Range(first, DateTime.IsLeapYear(year) ? 366 : 365).Select(DateOnly.FromDayNumber);
    }

    private static object Describe(DateOnly date)
    {
        var culture = CultureInfo.InvariantCulture;
        var time = date.ToDateTime(TimeOnly.MinValue);
        return new
        {
            Day = Day.FromDate(date),
            IsoDate = date.ToString("yyyy-MM-dd", culture),
            DateKey = (date.Year * 10_000) + (date.Month * 100) + date.Day,
            date.Year,
            Quarter = ((date.Month - 1) / 3) + 1,
            date.Month,
            MonthName = culture.DateTimeFormat.GetMonthName(date.Month),
            YearMonth = date.ToString("yyyy-MM", culture),
            IsoWeek = string.Create(culture, $"{ISOWeek.GetYear(time):0000}-W{ISOWeek.GetWeekOfYear(time):00}"),
        };
    }

    private sealed class YearRange
    {
        public int? FirstYear { get; init; }

        public int? LastYear { get; init; }
    }
}
