using RfmBatch.Core;

namespace RfmBatch.Storage.Loading;

/// <summary>Days that programs write where they know none.</summary>
/// <remarks>
/// One is taken for a placeholder only where it lies <see cref="YearsApart"/> years or more from every other day: a shop that sold things
/// on 1 January 1970 sold things near it.
/// </remarks>
public static class PlaceholderDates
{
    /// <summary>Years between a placeholder and the nearest other day.</summary>
    public const int YearsApart = 5;

    private static readonly HashSet<int> Known = [.. Days];
    private static readonly int LastLow = Days.Where(day => day < Day.FromDate(new DateOnly(2010, 1, 1))).Max();
    private static readonly int FirstHigh = Days.Where(day => day > Day.FromDate(new DateOnly(2010, 1, 1))).Min();

    /// <summary>The days, since 1970-01-01, and where they come from.</summary>
    public static IReadOnlyList<int> Days =>
    [
        .. ((DateOnly[])
        [
            new(1, 1, 1), // least date of SQL Server's date and datetime2, .NET's DateTime.MinValue
            new(1000, 1, 1), // least date that MySQL documents
            new(1582, 10, 15), // first Gregorian day: zero of SPSS (one day before) and of Lilian days
            new(1601, 1, 1), // zero of Windows' FILETIME and of COBOL's integer dates
            new(1753, 1, 1), // least date of SQL Server's datetime
            new(1800, 1, 1), // least date of several ledgers and of SAP's date picker
            new(1858, 11, 17), // zero of VMS and of modified Julian dates
            new(1899, 12, 30), // zero of OLE automation, Access, Delphi; serial 0 of LibreOffice
            new(1899, 12, 31), // serial 0 of Excel as a day
            new(1900, 1, 1), // zero of SQL Server's datetime and smalldatetime; serial 1 of Excel; NTP
            new(1901, 1, 1), // first year of 32-bit Unix time, used by Dynamics and others
            new(1904, 1, 1), // zero of Excel for Macintosh
            new(1960, 1, 1), // zero of SAS and Stata
            new(1969, 12, 31), // zero of Unix in the time zones west of Greenwich
            new(1970, 1, 1), // zero of Unix, Java and JavaScript
            new(1980, 1, 1), // zero of DOS and FAT, to which clocks without a battery fall back
            new(1980, 1, 6), // zero of GPS
            new(2000, 1, 1), // zero of PostgreSQL and of many tills' clocks
            new(2001, 1, 1), // zero of Apple's Cocoa
            new(2038, 1, 19), // last day of 32-bit Unix time
            new(2079, 6, 6), // greatest date of SQL Server's smalldatetime
            new(2099, 12, 31), // ends of validity in warehouses and master data
            new(2199, 12, 31),
            new(2999, 12, 31),
            new(4712, 12, 31), // Oracle's end of time
            new(9999, 1, 1),
            new(9999, 12, 31), // greatest date of SQL Server, Oracle and .NET; "unlimited" in SAP
        ]).Select(Day.FromDate),
    ];

    /// <summary>Whether a day is one of them.</summary>
    public static bool Has(int day) => (day <= LastLow || day >= FirstHigh) && Known.Contains(day);

    /// <summary>Whether another day lies so near to a placeholder that this is a day of business.</summary>
    public static bool AreNear(int placeholder, int other)
    {
        var (first, second) = (Day.ToDate(Math.Min(placeholder, other)), Day.ToDate(Math.Max(placeholder, other)));
        return first.Year > 9999 - YearsApart || first.AddYears(YearsApart) > second;
    }

    /// <summary>Those of some placeholders that lie near one of some days, which may be placeholders themselves.</summary>
    public static IReadOnlyList<int> Near(IEnumerable<int> placeholders, IEnumerable<int> days)
    {
        var others = days.Where(day => !Has(day)).ToList();
        return [.. placeholders.Where(placeholder => others.Exists(other => AreNear(placeholder, other)))];
    }

    /// <summary>Whether a text is a date of zeros such as MySQL's <c>0000-00-00</c> and SAP's <c>00000000</c>.</summary>
    public static bool IsZero(ReadOnlySpan<char> text)
    {
        var zeros = 0;
        foreach (var character in text)
        {
            if (character is >= '1' and <= '9' || char.IsLetter(character))
            {
                return false;
            }

            zeros += character == '0' ? 1 : 0;
        }

        return zeros >= 6;
    }
}
