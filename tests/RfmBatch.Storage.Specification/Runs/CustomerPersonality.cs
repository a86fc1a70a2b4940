using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>
/// The public Customer Personality data: its 28 columns as attributes, its six spending columns (Mnt…) as one sale each, in a category of
/// that name.
/// </summary>
public sealed class CustomerPersonality
{
    /// <summary>The day after the last purchase.</summary>
    public const string AsOf = "2014-12-08";

    private const string File = "customer_personality/marketing_campaign.csv";

    private readonly string[] _header;

    private CustomerPersonality(string[] header, IReadOnlyList<string[]> rows) => (_header, Rows) = (header, rows);

    /// <summary>Columns of what was spent in two years.</summary>
    public static IReadOnlyList<string> Spending { get; } =
    [
        "MntWines", "MntFruits", "MntMeatProducts", "MntFishProducts", "MntSweetProducts", "MntGoldProds"
    ];

    /// <summary>A row per customer.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Reads the file; skips the test where it is absent.</summary>
    public static CustomerPersonality Read()
    {
        var lines = System.IO.File.ReadLines(PublicData.Path(File)).Select(line => line.Split('\t')).ToList();
        return new CustomerPersonality(lines[0], lines[1..]);
    }

    /// <summary>A column as text.</summary>
    public IEnumerable<string> Column(string name)
    {
        var index = Array.IndexOf(_header, name);
        return Rows.Select(row => row[index]);
    }

    /// <summary>Loads sales and attributes. The file says how many days ago the last purchase was: the sales are of that day.</summary>
    public async Task LoadAsync(RfmStore store, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "sales.csv");
            await System.IO.File.WriteAllTextAsync(path, Sales(), cancellationToken);
            await new TransactionLoader(store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
                new TransactionFileRequest
                {
                    Path = path,
                    Map = "customer=customer,order=order,date=date,amount=amount,product=product,category=category"
                },
                null,
                cancellationToken);
            await new CustomerLoader(store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
                new CustomerFileRequest { Path = PublicData.Path(File), Map = "customer=ID" }, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Sales()
    {
        var text = new StringBuilder("customer,order,date,amount,product,category\n");
        var (id, recency) = (Array.IndexOf(_header, "ID"), Array.IndexOf(_header, "Recency"));
        foreach (var row in Rows)
        {
            var date = new DateOnly(2014, 12, 7)
                .AddDays(-int.Parse(row[recency], CultureInfo.InvariantCulture))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var category in Spending)
            {
                var amount = row[Array.IndexOf(_header, category)];
                if (amount != "0")
                {
                    text.Append(CultureInfo.InvariantCulture, $"{row[id]},{row[id]},{date},{amount},{category},{category}\n");
                }
            }
        }

        return text.ToString();
    }
}
