namespace RfmBatch.Application.Loading.Csv;

/// <summary>The order in which a file writes year, month and day.</summary>
internal enum DateOrder
{
    /// <summary><c>2011-12-09</c>, also with slashes, points or without anything between.</summary>
    YearMonthDay,

    /// <summary><c>9/12/2011</c>, <c>09.12.2011</c>, <c>9-12-11</c>.</summary>
    DayMonthYear,

    /// <summary><c>12/9/2011</c>.</summary>
    MonthDayYear,

    /// <summary><c>11/12/09</c>: the year first, in two digits.</summary>
    ShortYearMonthDay,

    /// <summary><c>09-Dec-2011</c>, <c>Dec 9, 2011</c>: the month by its English name, or its name in the culture.</summary>
    NamedMonth,
}
