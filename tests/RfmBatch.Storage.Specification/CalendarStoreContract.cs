using Dapper;
using RfmBatch.Storage.Calendar;

namespace RfmBatch.Storage.Specification;

public abstract class CalendarStoreContract : StoreContract
{
    protected CalendarStoreContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task The_calendar_has_whole_years_without_a_gap_and_grows_at_both_ends()
    {
        var calendar = new CalendarStore(Store.Dialect);
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using (var transaction = await Store.Dialect.BeginWriteAsync(connection, Cancellation))
        {
            await calendar.EnsureCoversAsync(connection, transaction, new DateOnly(1997, 3, 1), new DateOnly(1997, 3, 1), Cancellation);
            await calendar.EnsureCoversAsync(connection, transaction, new DateOnly(1999, 12, 31), new DateOnly(2000, 1, 1), Cancellation);
            await calendar.EnsureCoversAsync(connection, transaction, new DateOnly(1997, 1, 1), new DateOnly(2000, 12, 31), Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        var table = Store.Dialect.ObjectName("etl", "CalendarDate");
        Assert.Equal(365 + 365 + 365 + 366, await connection.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM {table};"));

        // ISO 8601: 1 January 2000 is in week 52 of 1999.
        await using var reader = (System.Data.Common.DbDataReader)await connection.ExecuteReaderAsync(
            $"SELECT d.CalendarDate, d.DateKey, d.YearNumber, d.QuarterNumber, d.MonthNumber, d.MonthName, d.YearMonth, d.IsoWeek FROM "
            + $"{table} AS d WHERE d.DateKey = 20000101;");
        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.Equal(RfmBatch.Core.Day.FromDate(new DateOnly(2000, 1, 1)), Store.Dialect.ReadDay(reader, 0));
        Assert.Equal(
            (2000, 1, 1, "January", "2000-01", "1999-W52"),
            (reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetString(5), reader.GetString(6), reader.GetString(7)));
    }
}
