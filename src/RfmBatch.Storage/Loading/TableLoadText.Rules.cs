using RfmBatch.Core;

namespace RfmBatch.Storage.Loading;

// What is missing, and why a row is rejected: the first rule that holds, in the order of the file reader.
public abstract partial class TableLoadText
{
    private const int MaxKeyChars = 100;

    // Of letters of ASCII SQLite knows both cases; a marker of other letters is found as it was given, or all in capitals.
    private string WithoutMarkers(string expression, IReadOnlyList<string> markers)
    {
        if (markers.Count == 0 && !_load.Missing.HasNul)
        {
            return expression;
        }

        var capitals = markers.SelectMany(marker => (string[])[marker.ToUpperInvariant(), AsciiCapitals(marker)]).Distinct();
        var isMarker = markers.Count == 0 ? "1 = 0" : $"UPPER({expression}) IN ({string.Join(", ", capitals.Select(Literal))})";
        var isNul = _load.Missing.HasNul ? $" OR {BeginsWithNul(expression)}" : "";
        return $"CASE WHEN {isMarker}{isNul} THEN NULL ELSE {expression} END";
    }

    private static string AsciiCapitals(string text) =>
        string.Concat(text.Select(character => char.IsAscii(character) ? char.ToUpperInvariant(character) : character));

    private static string Case(IEnumerable<Rule> rules, Func<Rule, string> result) =>
        "CASE" + string.Concat(rules.Select(rule => $"\n            WHEN {rule.Condition} THEN {result(rule)}")) + "\n        END";

    private IEnumerable<Rule> Rules(IReadOnlyCollection<int> acceptedPlaceholders)
    {
        var columns = _load.Columns;
        string name(ColumnTarget target) => columns[target].Name;
        yield return new("s.CustomerId IS NULL", RejectReason.MissingCustomer, name(ColumnTarget.Customer));
        if (columns.ContainsKey(ColumnTarget.Order))
        {
            yield return new("s.OrderId IS NULL", RejectReason.MissingOrder, name(ColumnTarget.Order));
        }

        foreach (var (target, column) in ((ColumnTarget, string)[])[
            (ColumnTarget.Customer, "s.CustomerWritten"), (ColumnTarget.Order, "s.OrderWritten"), (ColumnTarget.Product, "s.ProductWritten")
        ])
        {
            if (columns.ContainsKey(target))
            {
                yield return new(HasLostDigits(column), RejectReason.LostDigits, name(target), column);
            }
        }

        yield return new("s.DateText IS NULL", RejectReason.MissingDate, name(ColumnTarget.Date));
        yield return new(IsPlaceholder(acceptedPlaceholders), RejectReason.PlaceholderDate, name(ColumnTarget.Date));
        yield return new(
            $"s.OrderDate IS NULL OR s.OrderDate < {DayLiteral(Day.FromDate(new DateOnly(1900, 1, 1)))}",
            RejectReason.BadDate,
            name(ColumnTarget.Date),
            "s.DateWritten");
        yield return new("s.OrderDate > @LastDate", RejectReason.FutureDate, name(ColumnTarget.Date));
        var hasPrice = columns.ContainsKey(ColumnTarget.Price);
        if (columns.ContainsKey(ColumnTarget.Quantity))
        {
            yield return new(
                hasPrice ? "s.Quantity IS NULL" : "s.QuantityText IS NOT NULL AND s.Quantity IS NULL",
                RejectReason.BadNumber,
                name(ColumnTarget.Quantity),
                "s.QuantityWritten");
        }

        yield return new(
            "s.Amount IS NULL", RejectReason.BadNumber, name(hasPrice ? ColumnTarget.Price : ColumnTarget.Amount), "s.NumberWritten");
        foreach (var (target, column) in ((ColumnTarget, string)[])[
            (ColumnTarget.Customer, "CustomerId"),
            (ColumnTarget.Order, "OrderId"),
            (ColumnTarget.Product, "ProductCode"),
            (ColumnTarget.Category, "CategoryName")
        ])
        {
            if (columns.ContainsKey(target))
            {
                var most = MaxKeyChars - (target == ColumnTarget.Order ? _load.OrderScope.AddedLength : 0);
                yield return new($"{LengthOf($"s.{column}")} > {most}", RejectReason.TooLong, name(target));
            }
        }

        for (var index = 0; index < _load.Attributes.Count; index++)
        {
            yield return new($"{LengthOf($"s.Attribute{index}")} > {MaxKeyChars}", RejectReason.TooLong, _load.Attributes[index].Name);
        }
    }

    private string IsPlaceholder(IReadOnlyCollection<int> accepted)
    {
        var days = PlaceholderDates.Days.Except(accepted).Select(DayLiteral);
        return $"s.OrderDate IN ({string.Join(", ", days)}) OR (s.OrderDate IS NULL AND {IsZeroDate("s.DateWritten")})";
    }

    // Value: the text of which the shape is counted, where the reason has shapes.
    private sealed record Rule(string Condition, string Reason, string Column, string Value = "NULL");
}
