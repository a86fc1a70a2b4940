using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Which column of a source is used for what, by name or (without a header) by 1-based position.</summary>
internal sealed class ColumnMap
{
    private static readonly IReadOnlyList<string> TargetNames = [.. Enum.GetValues<ColumnTarget>().Select(NameOf)];

    private readonly Dictionary<ColumnTarget, string> _columns;

    private ColumnMap(Dictionary<ColumnTarget, string> columns, bool isGuessed)
    {
        _columns = columns;
        IsGuessed = isGuessed;
    }

    /// <summary>Whether it was guessed from the header.</summary>
    public bool IsGuessed { get; }

    /// <summary>The column for a target, or null.</summary>
    public string? this[ColumnTarget target] => _columns.GetValueOrDefault(target);

    /// <summary>The mapped columns.</summary>
    public IEnumerable<KeyValuePair<ColumnTarget, string>> Columns => _columns.OrderBy(pair => pair.Key);

    /// <summary>As <c>--map</c> would be written.</summary>
    public override string ToString() => string.Join(',', Columns.Select(pair => $"{NameOf(pair.Key)}={pair.Value}"));

    /// <summary>Reads the text of <c>--map</c>; adds every error it finds.</summary>
    /// <param name="text"><c>target=column,…</c>.</param>
    /// <param name="onlyCustomer">Whether the source is a file of attributes, where nothing but the customer is mapped.</param>
    /// <param name="errors">Takes the errors.</param>
    public static ColumnMap Parse(string text, bool onlyCustomer, List<string> errors)
    {
        var errorsBefore = errors.Count;
        var columns = new Dictionary<ColumnTarget, string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals].Trim();
            var column = equals < 0 ? "" : part[(equals + 1)..].Trim();
            if (equals < 0 || column.Length == 0)
            {
                errors.Add($"--map has '{part}'; each part must be target=column, such as customer=CustomerId.");
            }
            else if (!Enum.TryParse<ColumnTarget>(name, ignoreCase: true, out var target)
                || int.TryParse(name, out _)
                || (onlyCustomer && target != ColumnTarget.Customer))
            {
                errors.Add(onlyCustomer
                    ? $"--map has the target '{name}'; of a customer file only customer is mapped, all other columns become attributes."
                        + NearestName.Question(name, "customer")
                    : $"--map has the target '{name}'; the targets are {string.Join(", ", TargetNames)}."
                        + NearestName.Question(name, TargetNames));
            }
            else if (!columns.TryAdd(target, column))
            {
                errors.Add($"--map gives '{NameOf(target)}' twice; give it once.");
            }
        }

        if (!onlyCustomer && errors.Count == errorsBefore)
        {
            CheckTargets(columns, errors);
        }
        else if (onlyCustomer && errors.Count == errorsBefore && columns.Count == 0)
        {
            errors.Add("--map must say customer=COLUMN.");
        }

        return new ColumnMap(columns, isGuessed: false);
    }

    /// <summary>Makes a guessed map.</summary>
    public static ColumnMap FromGuess(Dictionary<ColumnTarget, string> columns) => new(columns, isGuessed: true);

    /// <summary>The name of a target as users write it.</summary>
    public static string NameOf(ColumnTarget target) => target switch
    {
        ColumnTarget.Customer => "customer",
        ColumnTarget.Order => "order",
        ColumnTarget.Date => "date",
        ColumnTarget.Amount => "amount",
        ColumnTarget.Quantity => "quantity",
        ColumnTarget.Price => "price",
        ColumnTarget.Product => "product",
        _ => "category",
    };

    private static void CheckTargets(Dictionary<ColumnTarget, string> columns, List<string> errors)
    {
        if (!columns.ContainsKey(ColumnTarget.Customer))
        {
            errors.Add("--map does not say which column is the customer; add customer=COLUMN.");
        }

        if (!columns.ContainsKey(ColumnTarget.Date))
        {
            errors.Add("--map does not say which column is the date; add date=COLUMN.");
        }

        var hasAmount = columns.ContainsKey(ColumnTarget.Amount);
        var hasPrice = columns.ContainsKey(ColumnTarget.Price);
        var hasQuantity = columns.ContainsKey(ColumnTarget.Quantity);
        if (hasAmount && hasPrice)
        {
            errors.Add("--map gives both amount and price; give amount, or quantity and price.");
        }
        else if (!hasAmount && !(hasPrice && hasQuantity))
        {
            errors.Add("--map does not say which column is the amount; add amount=COLUMN, or quantity=COLUMN and price=COLUMN.");
        }

        if (columns.ContainsKey(ColumnTarget.Category) && !columns.ContainsKey(ColumnTarget.Product))
        {
            errors.Add("--map gives category without product; a category belongs to a product.");
        }
    }
}
