using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Campaigns;

/// <summary>Where a file of responses has what; −1 where it has not.</summary>
/// <param name="Customer">The customer's id.</param>
/// <param name="Amount">What the customer ordered for.</param>
/// <param name="Responded">Yes or no.</param>
internal sealed record ResponseColumns(int Customer, int Amount, int Responded)
{
    private static readonly string[] Targets = ["customer", "amount", "responded"];

    // Lower-case letters and digits of likely names, the most telling first.
    private static readonly string[][] Likely =
    [
        ["customerid", "customer", "custid", "customerno", "customernumber", "customercode", "clientid", "client", "userid", "id"],
        ["orderamount", "amount", "revenue", "spend", "sales", "value", "total"],
        ["responded", "response", "hasresponded", "converted", "conversion", "ordered", "purchased", "bought"],
    ];

    /// <summary>Finds the columns by <c>--map</c>, or by likely names.</summary>
    public static ResponseColumns Find(string? map, FileLayout layout, List<string> errors)
    {
        var columns = new[] { -1, -1, -1 };
        if (map is null)
        {
            for (var target = 0; target < Targets.Length; target++)
            {
                columns[target] = Likely[target]
                    .Select(name => layout.Columns.ToList().FindIndex(column => Normalise(column) == name))
                    .FirstOrDefault(column => column >= 0, -1);
            }
        }
        else
        {
            Read(map, layout, columns, errors);
        }

        if (columns[0] < 0 && errors.Count == 0)
        {
            errors.Add(map is null
                ? $"No column was recognised as customer; the header has "
                    + $"{string.Join(", ", layout.Columns.Take(50).Select(name => $"'{name}'"))}. Say --map customer=COL."
                : "--map does not say which column is the customer; add customer=COLUMN.");
        }

        return new ResponseColumns(columns[0], columns[1], columns[2]);
    }

    private static void Read(string map, FileLayout layout, int[] columns, List<string> errors)
    {
        foreach (var part in map.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split('=', 2, StringSplitOptions.TrimEntries);
            var target = Array.FindIndex(Targets, name => string.Equals(name, words[0], StringComparison.OrdinalIgnoreCase));
            if (words.Length < 2 || words[1].Length == 0 || target < 0)
            {
                errors.Add($"--map has '{part}'; each part must be target=column, and the targets are {string.Join(", ", Targets)}."
                    + NearestName.Question(words[0], Targets));
            }
            else if (columns[target] >= 0)
            {
                errors.Add($"--map gives '{Targets[target]}' twice; give it once.");
            }
            else
            {
                columns[target] = layout.Find(words[1], "--map", errors);
            }
        }
    }

    private static string Normalise(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
