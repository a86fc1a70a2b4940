namespace RfmBatch.Cli.Commands;

/// <summary>Lines that one can type, for the help of each command: with the demo's files and columns where there are any.</summary>
internal static class CommandExamples
{
    private const string DemoStore = "--store sqlite:demo-output/rfmbatch.db";

    /// <summary>By command, as one types it after the program's name; of the program itself by an empty text.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [""] = ["rfmbatch demo", "rfmbatch load transactions sales.csv", "rfmbatch run"],
            ["demo"] = ["rfmbatch demo", "rfmbatch demo --out my-demo"],
            ["sample"] = ["rfmbatch sample --customers 3000 --out sales.csv", "rfmbatch sample --customers 500 --seed 7 --out small.csv"],
            ["deploy"] =
            [
                "rfmbatch deploy",
                "rfmbatch deploy --what-if --store \"Server=sql01;Database=Rfm;Integrated Security=true\"",
                "rfmbatch deploy --script deploy.sql --store \"Server=sql01;Database=Rfm;Integrated Security=true\"",
            ],
            ["load"] = ["rfmbatch load transactions sales.csv", "rfmbatch load customers customers.csv --map customer=CustomerId"],
            ["load transactions"] =
            [
                "rfmbatch load transactions sales.csv",
                "rfmbatch load transactions small.csv --attribute Country "
                    + "--map customer=CustomerId,date=OrderDate,quantity=Quantity,price=Price",
                "rfmbatch load transactions --table dbo.SalesForRfm --map customer=CustomerId,date=OrderDate,amount=Amount",
            ],
            ["load customers"] = ["rfmbatch load customers customers.csv --map customer=CustomerId"],
            ["loads"] = ["rfmbatch loads", "rfmbatch loads --output json"],
            ["loads list"] = ["rfmbatch loads list"],
            ["loads add"] =
            [
                "rfmbatch loads add nightly --folder incoming --pattern \"sales-*.csv\" --schedule \"0 3 * * *\"",
                "rfmbatch loads add sales --table dbo.SalesSinceYesterday --then-run default",
            ],
            ["loads show"] = ["rfmbatch loads show nightly"],
            ["loads set"] = ["rfmbatch loads set nightly --schedule \"30 2 * * *\" --time-zone Europe/Berlin"],
            ["loads run"] = ["rfmbatch loads run nightly", "rfmbatch loads run nightly --with-runs"],
            ["loads undo"] = ["rfmbatch loads undo 2"],
            ["loads remove"] = ["rfmbatch loads remove nightly"],
            ["run"] =
            [
                "rfmbatch run",
                "rfmbatch run --as-of 2026-01-01 --segments rf10 --scoring rank --trial",
                "rfmbatch run --where Country=Germany --window-months 24 --trial",
            ],
            ["publish"] = ["rfmbatch publish 4", "rfmbatch publish 4 --accept RFM006"],
            ["unpublish"] = ["rfmbatch unpublish 4"],
            ["runs"] = ["rfmbatch runs", "rfmbatch runs --program default --output json"],
            ["segments"] = ["rfmbatch segments", "rfmbatch segments --run 1 --output json"],
            ["explain"] = ["rfmbatch explain K10000330", $"rfmbatch explain K10000330 {DemoStore}"],
            ["export"] =
            [
                "rfmbatch export CustomerRfmLatest --out customers.csv",
                "rfmbatch export SegmentSummary --run 1 --out segments.csv",
            ],
            ["report"] = ["rfmbatch report --out report.html", "rfmbatch report --run 1 --culture de-DE --out report.html"],
            ["compare"] = ["rfmbatch compare 1 2", "rfmbatch compare 1 2 --top 20 --output json"],
            ["plan"] =
            [
                "rfmbatch plan --budget 500",
                "rfmbatch plan --budget 500 --margin 40% --cost \"Win-back Letter=0.80\" --out lists",
            ],
            ["plan list"] = ["rfmbatch plan list"],
            ["plan show"] = ["rfmbatch plan show", "rfmbatch plan show 1 --out lists"],
            ["plan results"] =
            [
                "rfmbatch plan results responses.csv",
                "rfmbatch plan results responses.csv --plan 1 --map customer=CustomerId,amount=Amount",
            ],
            ["programs"] = ["rfmbatch programs", "rfmbatch programs --output json"],
            ["programs list"] = ["rfmbatch programs list"],
            ["programs show"] = ["rfmbatch programs show default"],
            ["programs add"] =
            [
                "rfmbatch programs add germany --where Country=Germany --currency EUR",
                "rfmbatch programs add b2b --segments rf10 --schedule \"0 4 * * 1\" --time-zone Europe/Berlin",
            ],
            ["programs set"] = ["rfmbatch programs set default --window-months 24", "rfmbatch programs set default --schedule \"\""],
            ["programs remove"] = ["rfmbatch programs remove germany"],
            ["quality"] = ["rfmbatch quality", "rfmbatch quality --output json"],
            ["purge"] = ["rfmbatch purge", "rfmbatch purge --yes"],
            ["forget"] = ["rfmbatch forget K10000330"],
            ["doctor"] = ["rfmbatch doctor", $"rfmbatch doctor {DemoStore}"],
            ["serve"] =
            [
                "rfmbatch serve",
                "rfmbatch serve --urls http://localhost:5081 --job-storage memory",
                "rfmbatch serve --link",
            ],
        };
}
