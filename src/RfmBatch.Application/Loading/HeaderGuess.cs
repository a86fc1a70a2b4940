using RfmBatch.Application.Loading.Csv;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>
/// Guesses the map from header names: lower-cased letters and digits only, so that <c>Customer ID</c>, <c>customer_id</c> and
/// <c>CustomerID</c> are one.
/// </summary>
internal static class HeaderGuess
{
    // The first name of a list that the header has wins: the most telling names come first.
    private static readonly (ColumnTarget Target, string[] Names)[] Synonyms =
    [
        (
            ColumnTarget.Customer,
            [
                "customerid", "customercode", "customernumber", "customerno", "custid", "customerkey", "customer", "clientid", "client",
                "buyerid", "memberid", "userid", "user", "accountid", "masterid"
            ]),
        (
            ColumnTarget.Order,
            [
                "orderid", "ordernumber", "orderno", "order", "invoiceno", "invoicenumber", "invoiceid", "invoice", "transactionid",
                "transaction", "transactionno", "receiptid", "receiptno", "receipt", "basketid", "salesordernumber", "salesorderid"
            ]),
        (
            ColumnTarget.Date,
            [
                "orderdate", "invoicedate", "transactiondate", "purchasedate", "saledate", "salesdate", "orderdatetime",
                "orderpurchasetimestamp", "datetime", "date", "timestamp", "orderedat", "createdat", "day"
            ]),
        (
            ColumnTarget.Amount,
            [
                "amount", "lineamount", "netamount", "totalamount", "linetotal", "revenue", "dollarvalue", "dollars", "totalprice",
                "salesamount", "sales", "spend", "total", "value", "grossamount"
            ]),
        (ColumnTarget.Quantity, ["quantity", "qty", "units", "itemquantity", "orderquantity"]),
        (ColumnTarget.Price, ["unitprice", "price", "itemprice", "priceperunit", "priceeach"]),
        (
            ColumnTarget.Product,
            [
                "productcode", "productid", "stockcode", "sku", "itemcode", "itemid", "articleno", "article", "productkey", "product",
                "item"
            ]),
        (ColumnTarget.Category, ["categoryname", "category", "productcategory", "productline", "department"]),
    ];

    /// <summary>Guesses; adds one error per thing that was not found.</summary>
    public static ColumnMap Guess(IReadOnlyList<string> header, List<string> errors)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in header)
        {
            byName.TryAdd(Normalise(column), column);
        }

        var columns = new Dictionary<ColumnTarget, string>();
        foreach (var (target, names) in Synonyms)
        {
            if (names.FirstOrDefault(byName.ContainsKey) is { } name)
            {
                columns[target] = byName[name];
            }
        }

        if (columns.ContainsKey(ColumnTarget.Amount) || !columns.ContainsKey(ColumnTarget.Quantity))
        {
            columns.Remove(ColumnTarget.Price);
        }

        if (!columns.ContainsKey(ColumnTarget.Product))
        {
            columns.Remove(ColumnTarget.Category);
        }

        List<string> missing = [];
        missing.AddRange(columns.ContainsKey(ColumnTarget.Customer) ? [] : ["customer"]);
        missing.AddRange(columns.ContainsKey(ColumnTarget.Date) ? [] : ["date"]);
        missing.AddRange(
            columns.ContainsKey(ColumnTarget.Amount) || columns.ContainsKey(ColumnTarget.Price) ? [] : ["amount (or quantity and price)"]);
        if (missing.Count > 0)
        {
            errors.Add(
                $"No column was recognised as {string.Join(", ", missing)}; the header has "
                + $"{string.Join(", ", header.Take(50).Select(name => $"'{name}'"))}.");
        }

        return ColumnMap.FromGuess(columns);
    }

    /// <summary>Whether names are those of a header: all that the map names, or all that must be guessed.</summary>
    public static bool IsHeader(IReadOnlyList<string> names, ColumnMap? map)
    {
        if (map is not null)
        {
            return map.Columns.All(column => FileLayout.Has(names, column.Value));
        }

        List<string> errors = [];
        Guess(names, errors);
        return errors.Count == 0;
    }

    private static string Normalise(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
