using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>Whatever a table holds and however its numbers and dates are written: it is read back exactly, or refused.</summary>
public sealed class WrittenFormatProperties : IDisposable
{
    // The first of the year is a placeholder, which is rejected far from others.
    private static readonly DateOnly FirstDay = new(2001, 1, 2);
    private static readonly DateOnly LastDay = new(2026, 12, 31);

    private static readonly string[] Dates =
    [
        "yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd", "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "dd.MM.yyyy", "M-d-yyyy", "yy/MM/dd", "yy.MM.dd",
        "dd/MM/yy", "M/d/yy", "dd.MM.yy", "d-MMM-yyyy", "MMM d, yyyy",
    ];

    private static readonly string[] Times =
        ["", " 08:26", "  10:30:00.000", " 10:30:00 PM", " 10.30.00 a.m.", "T10:30:00Z", " 10:30:00 +02:00", " 10:30:00 UTC"];

    private static readonly string[] Groups = ["", ",", ".", " ", "\u00A0", "\u202F", "'", "\u2019"];
    private static readonly string[] Negatives = ["-{0}", "({0})", "{0}-", "\u2212{0}"];
    private static readonly string[] Currencies = ["{0}", "{0}", "${0}", "{0} €", "CHF {0}", "Rp{0}", "{0}kr"];

    private readonly TempFolder _folder = new();

    private static Gen<NumberFormat> NumberFormats =>
        from decimalSign in Gen.Elements('.', ',')
        from groupSign in Gen.Elements(Groups)
        where groupSign != decimalSign.ToString()
        from decimals in Gen.Elements(0, 1, 2, 2, 3, 4)
        from isLakh in Gen.Elements(false, false, groupSign == ",")
        from negative in Gen.Elements(Negatives)
        from currency in Gen.Elements(Currencies)
        select new NumberFormat(decimalSign, groupSign, decimals, isLakh, negative, currency);

    private static Gen<Row> Rows =>
        from day in Gen.Choose(Day.FromDate(FirstDay), Day.FromDate(LastDay))
        from quantity in Gen.Choose(1, 2_000)
        from size in Gen.Elements(2_000, 5_000_000, 1_500_000_000)
        from amount in Gen.Choose(-size / 10, size)
        select new Row(day, quantity, amount);

    private static Gen<Table> Tables =>
        from numbers in NumberFormats
        from date in Gen.Elements(Dates)
        from time in Gen.Elements(Times)
        from rows in Rows.NonEmptyListOf()
        select new Table(numbers, date, time, [.. rows]);

    [Fact]
    public void A_table_is_read_back_exactly_or_refused()
    {
        var (read, refused) = (0, 0);
        Prop.ForAll(Arb.From(Tables), table =>
        {
            var result = ReadBack(table);
            read += result == Result.Read ? 1 : 0;
            refused += result == Result.Refused ? 1 : 0;
            return result != Result.Wrong;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
        Assert.True(read > 300 && refused > 100, $"{read} read, {refused} refused");
    }

    public void Dispose() => _folder.Dispose();

    private Result ReadBack(Table table)
    {
        var path = Path.Combine(_folder.Path, "x.csv");
        File.WriteAllText(path, table.Write());
        try
        {
            using var file = TransactionFile.Open(new TransactionFileRequest { Path = path, Delimiter = "pipe" });
            using var feed = new TransactionFeed(file, LastDay);
            var batch = new LoadBatch(table.Rows.Length + 1);
            feed.Fill(batch, CancellationToken.None);
            return batch.Rejects.Count == 0 && batch.Count == table.Rows.Length
                && table.Rows.Select((row, index) => (batch.OrderDays[index], batch.Quantities[index], batch.Amounts[index])
                    == (row.Day, (long)row.Quantity * Amount.Scale, table.Numbers.Exact(row.Amount))).All(isSame => isSame)
                ? Result.Read
                : Result.Wrong;
        }
        catch (InvalidInputException)
        {
            return Result.Refused;
        }
    }

    private enum Result
    {
        Read,
        Refused,
        Wrong,
    }

    private sealed record Row(int Day, int Quantity, int Amount);

    private sealed record Table(NumberFormat Numbers, string Date, string Time, Row[] Rows)
    {
        public string Write()
        {
            var text = new StringBuilder("customer|date|quantity|amount\n");
            foreach (var row in Rows)
            {
                var date = Day.ToDate(row.Day).ToString(Date, CultureInfo.InvariantCulture);
                var quantity = Numbers with { Decimals = 0, Currency = "{0}" };
                text.Append(CultureInfo.InvariantCulture, $"a|{date}{Time}|{quantity.Write(row.Quantity)}|{Numbers.Write(row.Amount)}\n");
            }

            return text.ToString();
        }
    }

    private sealed record NumberFormat(char DecimalSign, string GroupSign, int Decimals, bool IsLakh, string Negative, string Currency)
    {
        /// <summary>Ten-thousandths of a number of units in the last place.</summary>
        public long Exact(int units) => units * (long)Math.Pow(10, 4 - Decimals);

        public string Write(int units)
        {
            var digits = Math.Abs((long)units).ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
            var whole = digits[..^Decimals];
            for (var at = whole.Length - 3; at > 0; at -= IsLakh ? 2 : 3)
            {
                whole = whole.Insert(at, GroupSign);
            }

            var number = Decimals == 0 ? whole : $"{whole}{DecimalSign}{digits[^Decimals..]}";
            number = string.Format(CultureInfo.InvariantCulture, Currency, number);
            return units < 0 ? string.Format(CultureInfo.InvariantCulture, Negative, number) : number;
        }
    }
}
