using System.Globalization;
using System.Text;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage;

namespace RfmBatch.Application.Loading;

/// <summary>How many customers of a file are buyers of the store, by their ids as they are.</summary>
/// <param name="Customers">Different ids of the file, of rows that are not rejected.</param>
/// <param name="Buyers">Customers of the store with a transaction.</param>
/// <param name="Matched">Those that are in both.</param>
internal sealed record BuyerMatch(int Customers, int Buyers, int Matched)
{
    private const int MaxShapeChars = 40;

    /// <summary>What it comes to, for the user.</summary>
    public string Notice => Buyers == 0
        ? "The store has no buyers yet; whether the ids are those of the transactions will show when these are loaded."
        : string.Create(CultureInfo.InvariantCulture, $"{Matched:N0} of {Customers:N0} customers of the file are buyers of this store.");

    /// <summary>Counts, before anything is written.</summary>
    /// <exception cref="RfmBatchException">There are buyers, and none of them is in the file; or the file cannot be read.</exception>
    public static async Task<BuyerMatch> CountAsync(RfmStore store, CustomerFile file, CancellationToken cancellationToken)
    {
        var ids = ReadIds(file);
        var (buyers, matched, first) = (0, 0, "");
        await foreach (var buyer in store.Transactions.ReadBuyersAsync(cancellationToken))
        {
            // They come in no order; the form that is told must not change from one time to the next.
            first = buyers++ == 0 || string.CompareOrdinal(buyer, first) < 0 ? buyer : first;
            matched += ids.Contains(buyer) ? 1 : 0;
        }

        if (buyers == 0 || matched > 0 || ids.Count == 0)
        {
            return new BuyerMatch(ids.Count, buyers, matched);
        }

        var alike = new HashSet<string>(ids.Select(Normal), StringComparer.Ordinal);
        var almost = 0;
        await foreach (var buyer in store.Transactions.ReadBuyersAsync(cancellationToken))
        {
            almost += alike.Contains(Normal(buyer)) ? 1 : 0;
        }

        var hint = almost == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" {almost:N0} would match but for leading zeros, a '.0' at the end, or upper and lower case.");
        throw new RfmBatchException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"None of the {ids.Count:N0} customers of '{file.Source.Name}' is among the {buyers:N0} buyers of this store: its ids have "
                + $"the form {Shape(ids.First())}, those of the store {Shape(first)}.{hint}"),
            "Nothing was loaded; write the ids as the transactions have them, or name another column with --map customer=COL.");
    }

    /// <summary>An id with every digit but zeros at an end as 9 and every letter as a or A: its form, and nobody's id.</summary>
    internal static string Shape(string id)
    {
        var shape = new StringBuilder();
        var point = id.LastIndexOf('.');
        var isLeading = true;
        for (var index = 0; index < Math.Min(id.Length, MaxShapeChars); index++)
        {
            var character = id[index];
            isLeading &= character == '0';
            shape.Append(character switch
            {
                '0' when isLeading || (point > 0 && index > point) => '0',
                _ when char.IsDigit(character) => '9',
                _ when char.IsUpper(character) => 'A',
                _ when char.IsLetter(character) || char.IsSurrogate(character) => 'a',
                _ => character,
            });
        }

        return shape.ToString();
    }

    private static string Normal(string id)
    {
        var point = id.LastIndexOf('.');
        var whole = point > 0 && id.AsSpan(point + 1).IndexOfAnyExcept('0') < 0 ? id[..point] : id;
        var trimmed = whole.TrimStart('0');
        return (trimmed.Length == 0 ? whole : trimmed).ToUpperInvariant();
    }

    private static HashSet<string> ReadIds(CustomerFile file)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var bySpan = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var lineNumber = 0L;
        try
        {
            var (text, _) = file.Source.Read();
            using (text)
            {
                var reader = new FieldReader(text, file.Layout, file.MaxRows);
                while (reader.Read())
                {
                    lineNumber = reader.LineNumber;
                    if (file.FindProblem(reader, out _) is null)
                    {
                        bySpan.Add(file.Customer(reader));
                    }
                }
            }
        }
        catch (Exception error) when (error is not RfmBatchException && file.Source.Explain(error, lineNumber) is { } explained)
        {
            throw explained;
        }

        return ids;
    }
}
