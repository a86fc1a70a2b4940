using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>What <c>load transactions FILE</c> was asked for, as texts: the loader validates them all at once.</summary>
public sealed record TransactionFileRequest
{
    /// <summary>The file, plain or gzip.</summary>
    public required string Path { get; init; }

    /// <summary><c>customer=…,order=…,date=…,amount=…</c>.</summary>
    /// <value>Default null: guessed from the header names.</value>
    public string? Map { get; init; }

    /// <summary><c>auto</c>, <c>,</c>, <c>;</c>, <c>tab</c>, <c>pipe</c> or <c>space</c> (runs of blanks or tabs).</summary>
    /// <value>Default <c>auto</c>.</value>
    public string Delimiter { get; init; } = "auto";

    /// <summary>Whether the first line is data; the map then has 1-based positions.</summary>
    /// <value>Default false.</value>
    public bool NoHeader { get; init; }

    /// <summary>A .NET date format, or <c>excel</c>, <c>epoch</c> or <c>epoch-ms</c> for dates that are numbers.</summary>
    /// <value>Default null: found out from the file.</value>
    public string? DateFormat { get; init; }

    /// <summary>The culture of numbers and month names, for example <c>de-DE</c>.</summary>
    /// <value>Default null: the decimal sign is found out from the file.</value>
    public string? Culture { get; init; }

    /// <summary>The encoding's name, for example <c>latin1</c> or <c>windows-1252</c>.</summary>
    /// <value>Default null: what a byte order mark says, else UTF-8.</value>
    public string? Encoding { get; init; }

    /// <summary>Orders whose id begins so are returns.</summary>
    /// <value>Default null: only negative amounts are.</value>
    public string? ReturnPrefix { get; init; }

    /// <summary>The share of rejected rows above which the load fails and nothing of it stays, <c>5%</c> or <c>0.05</c>.</summary>
    /// <value>Default <c>5%</c>.</value>
    public string RejectLimit { get; init; } = Loading.RejectLimit.Default;

    /// <summary>How long an order id means one order: <c>all</c>, <c>year</c> or <c>day</c>.</summary>
    /// <value>Default <c>all</c>: for ever.</value>
    public string OrderScope { get; init; } = Storage.Loading.OrderScope.All.Name;

    /// <summary>The form in which the store keeps customer ids: <c>exact</c>, <c>number</c> or <c>lower</c>.</summary>
    /// <value>Default null: the store's; of a first load <c>exact</c>.</value>
    public string? CustomerForm { get; init; }

    /// <summary>Whether a row identical in every mapped column to an earlier one is dropped.</summary>
    /// <value>Default false: kept and counted.</value>
    public bool DropDuplicates { get; init; }

    /// <summary>Columns kept per customer: the last value, with the date from which it held.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>How many lines stand above the header, or above the first row.</summary>
    /// <value>Default null: titles are left out where the header can be told from them.</value>
    public string? SkipLines { get; init; }

    /// <summary>The most rows that the file may have.</summary>
    /// <value>Default null: any number.</value>
    public string? MaxRows { get; init; }

    /// <summary>Texts that say that a value is missing, beside those of <see cref="MissingMarkers"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Nulls { get; init; } = [];

    /// <summary>Whether only <see cref="Nulls"/> and empty values are missing.</summary>
    /// <value>Default false.</value>
    public bool NoNull { get; init; }

    /// <summary>Shapes of rejected values that do not refuse the load however many there are, or <c>all</c>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> AcceptedShapes { get; init; } = [];

    /// <summary><c>COL=VALUE</c>: only rows with it are loaded; of one column the values are alternatives.</summary>
    /// <value>Default none: all rows.</value>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary><c>COL=VALUE</c>: rows with it are not loaded.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>What becomes of rows that earlier loads have too: <c>refuse</c>, <c>skip</c> or <c>keep</c>.</summary>
    /// <value>Default null: refused where rows have order ids, else kept with a notice.</value>
    public string? Overlap { get; init; }

    /// <summary>The source whose export it is.</summary>
    /// <value>Default null: none.</value>
    public string? Source { get; init; }

    /// <summary>Whether the source's earlier rows are replaced on the days for which there are rows.</summary>
    /// <value>Default false.</value>
    public bool Replace { get; init; }

    /// <summary>Whether they are, even by less than half as many rows.</summary>
    /// <value>Default false.</value>
    public bool ReplaceAnyway { get; init; }

    /// <summary>Whether a file that was loaded before is loaded again.</summary>
    /// <value>Default false.</value>
    public bool Again { get; init; }
}
