namespace RfmBatch.Storage.Loading;

/// <summary>The reason codes of <c>etl.RejectedRow</c>. They are a contract: reports and tests name them.</summary>
public static class RejectReason
{
    /// <summary>The row has more or fewer columns than the header.</summary>
    public const string ColumnCount = "column-count";

    /// <summary>A quoted field is not closed, or text follows its closing quote.</summary>
    public const string BrokenQuote = "broken-quote";

    /// <summary>The row is longer than the reader keeps in memory.</summary>
    public const string LineTooLong = "line-too-long";

    /// <summary>No customer id.</summary>
    public const string MissingCustomer = "missing-customer";

    /// <summary>An order column is mapped and this row's is empty.</summary>
    public const string MissingOrder = "missing-order";

    /// <summary>No date.</summary>
    public const string MissingDate = "missing-date";

    /// <summary>A date that does not follow the file's format, or lies before 1900 and is no placeholder.</summary>
    public const string BadDate = "bad-date";

    /// <summary>
    /// A day that programs write where they know none, such as 1900-01-01, far from every other day: see <see cref="PlaceholderDates"/>.
    /// </summary>
    public const string PlaceholderDate = "placeholder-date";

    /// <summary>A date later than the day after the load.</summary>
    public const string FutureDate = "future-date";

    /// <summary>An id in which a spreadsheet has lost digits, such as <c>1.23457E+12</c>.</summary>
    public const string LostDigits = "lost-digits";

    /// <summary>Not a number, empty, or too large for one line.</summary>
    public const string BadNumber = "bad-number";

    /// <summary>A key, category or attribute of more than 100 characters.</summary>
    public const string TooLong = "too-long";
}
