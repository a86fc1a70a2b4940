using System.Data.Common;
using Dapper;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Publication;

/// <summary>Cohorts and months of a program, <c>rfm.CohortRetention</c> and <c>rfm.MonthlySales</c>.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="readerCount">Connections that share the lines, each a range of customers; 1 where the server is parallel itself.</param>
public sealed class CohortStore(SqlDialect dialect, int readerCount)
{
    /// <summary>Reads the lines before as-of, each range of customers ascending by customer.</summary>
    /// <param name="query">As-of, filter and zero amounts count; the window does not.</param>
    /// <param name="stamp">The newest load that counts.</param>
    /// <param name="begin">Gives what receives the lines of a range; ranges are read side by side.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What received them, by range.</returns>
    public Task<T[]> ReadLinesAsync<T>(SummaryQuery query, LoadStamp stamp, Func<T> begin, CancellationToken cancellationToken)
        where T : ISaleLineReader
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(begin);
        return new RangeReaders(readerCount).ReadAsync(
            stamp, (range, token) => ReadRangeAsync(query, stamp, range, begin(), token), cancellationToken);
    }

    /// <summary>Replaces all cohorts and months of a program.</summary>
    public async Task ReplaceAsync(
        int programKey,
        IReadOnlyList<CohortRow> cohorts,
        IReadOnlyList<MonthRow> months,
        DbTransaction transaction,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var table in (string[])["CohortRetention", "MonthlySales"])
        {
            await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
                $"DELETE FROM {dialect.ObjectName("rfm", table)} WHERE ProgramKey = @ProgramKey;",
                new { ProgramKey = programKey },
                cancellationToken,
                transaction));
        }

        await new RowSet<CohortRow>(dialect, "rfm", "CohortRetention")
            .Whole("ProgramKey", _ => programKey)
            .Date("CohortMonth", row => row.CohortMonth)
            .Whole("MonthNumber", row => row.MonthNumber)
            .Whole("CustomerCount", row => row.CustomerCount)
            .Whole("ActiveCustomerCount", row => row.ActiveCustomerCount)
            .Amount("RevenueAmount", row => row.RevenueAmount)
            .InsertAsync(cohorts, transaction, cancellationToken);
        await new RowSet<MonthRow>(dialect, "rfm", "MonthlySales")
            .Whole("ProgramKey", _ => programKey)
            .Word("YearMonth", row => row.YearMonth, size: 7)
            .Whole("OrderCount", row => row.OrderCount)
            .Whole("CustomerCount", row => row.CustomerCount)
            .Whole("NewCustomerCount", row => row.NewCustomerCount)
            .Amount("SalesAmount", row => row.SalesAmount)
            .Amount("ReturnAmount", row => row.ReturnAmount)
            .Amount("RevenueAmount", row => row.RevenueAmount)
            .InsertAsync(months, transaction, cancellationToken);
    }

    private async Task<T> ReadRangeAsync<T>(
        SummaryQuery query, LoadStamp stamp, CustomerKeyRange range, T reader, CancellationToken cancellationToken)
        where T : ISaleLineReader
    {
        await new SaleLineSource(dialect).ReadAsync(query, stamp, range, reader, cancellationToken);
        return reader;
    }
}

/// <summary>One cohort in one month.</summary>
/// <param name="CohortMonth">First day of the month of the first sale.</param>
/// <param name="MonthNumber">Months since; 0 is the cohort's own month.</param>
/// <param name="CustomerCount">Size of the cohort.</param>
/// <param name="ActiveCustomerCount">Of them, customers with a sale in the month.</param>
/// <param name="RevenueAmount">Their revenue in the month, ten-thousandths.</param>
public sealed record CohortRow(DateOnly CohortMonth, int MonthNumber, int CustomerCount, int ActiveCustomerCount, long RevenueAmount);

/// <summary>One calendar month of a program; amounts in ten-thousandths.</summary>
/// <param name="YearMonth"><c>yyyy-MM</c>.</param>
/// <param name="OrderCount">Distinct orders with a sale in the month.</param>
/// <param name="CustomerCount">Customers with a sale in the month.</param>
/// <param name="NewCustomerCount">Customers whose first sale fell into the month.</param>
/// <param name="SalesAmount">Sales.</param>
/// <param name="ReturnAmount">Returns, normally negative.</param>
/// <param name="RevenueAmount">Sales, and returns where they count.</param>
public sealed record MonthRow(
    string YearMonth, int OrderCount, int CustomerCount, int NewCustomerCount, long SalesAmount, long ReturnAmount, long RevenueAmount);
