using System.Text.Json;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Every option of <c>load</c>, which <c>loads add</c> and <c>set</c> store, in the order of help.</summary>
/// <remarks>
/// An option is added by a property of <see cref="LoadOptions"/> and one entry here; one that is stored has a key in JSON. A file's
/// options are checked by its loader, together with what is found in the file.
/// </remarks>
public static partial class LoadOptionSpecifications
{
    private static readonly OptionSpecification<LoadOptions> Map = Text(
        "map",
        "TARGET=COL,...",
        "Which column is what: customer=,order=,date=,amount= (or quantity=,price=),product=,category=",
        "guessed from the header",
        nameof(LoadOptions.Map),
        options => options.Map,
        (options, text) => options with { Map = text });

    private static readonly OptionSpecification<LoadOptions> Attribute = List(
        "attribute",
        "COL",
        "Keep this column per customer; may be repeated",
        nameof(LoadOptions.Attributes),
        options => options.Attributes,
        (options, texts) => options with { Attributes = texts });

    private static readonly OptionSpecification<LoadOptions> Delimiter = Text(
        "delimiter",
        "D",
        "auto , ; tab pipe space (runs of blanks or tabs)",
        null,
        nameof(LoadOptions.Delimiter),
        options => options.Delimiter,
        (options, text) => options with { Delimiter = text }) with { Default = "auto" };

    private static readonly OptionSpecification<LoadOptions> NoHeader = Flag(
        "no-header",
        "The first line is data; map by position from 1",
        nameof(LoadOptions.NoHeader),
        options => options.NoHeader,
        (options, isOn) => options with { NoHeader = isOn });

    private static readonly OptionSpecification<LoadOptions> SkipLines = Text(
        "skip-lines",
        "N",
        "Lines above the header, or above the first row",
        "found out where the header can be told",
        nameof(LoadOptions.SkipLines),
        options => options.SkipLines,
        (options, text) => options with { SkipLines = text }) with
        {
            Check = (options, errors) => FormatOptions.ParseSkipLines(options.SkipLines, errors),
        };

    private static readonly OptionSpecification<LoadOptions> MaxRows = Text(
        "max-rows",
        "N",
        "A file of more rows is refused",
        "any number",
        nameof(LoadOptions.MaxRows),
        options => options.MaxRows,
        (options, text) => options with { MaxRows = text }) with
        {
            Check = (options, errors) => FormatOptions.ParseMaxRows(options.MaxRows, errors),
        };

    private static readonly OptionSpecification<LoadOptions> DateFormat = Text(
        "date-format",
        "FORMAT",
        "Such as dd.MM.yyyy or yyyy-MM-dd HH:mm; or excel, epoch, epoch-ms",
        "found out from the file",
        nameof(LoadOptions.DateFormat),
        options => options.DateFormat,
        (options, text) => options with { DateFormat = text });

    private static readonly OptionSpecification<LoadOptions> Culture = Text(
        "culture",
        "NAME",
        "Of numbers and month names, such as de-DE",
        "found out from the file",
        nameof(LoadOptions.Culture),
        options => options.Culture,
        (options, text) => options with { Culture = text });

    private static readonly OptionSpecification<LoadOptions> Encoding = Text(
        "encoding",
        "NAME",
        "Such as latin1 or windows-1252",
        "byte order mark, else UTF-8",
        nameof(LoadOptions.Encoding),
        options => options.Encoding,
        (options, text) => options with { Encoding = text });

    private static readonly OptionSpecification<LoadOptions> ReturnPrefix = Text(
        "return-prefix",
        "C",
        "Orders whose id begins so are returns",
        null,
        nameof(LoadOptions.ReturnPrefix),
        options => options.ReturnPrefix,
        (options, text) => options with { ReturnPrefix = text });

    private static readonly OptionSpecification<LoadOptions> OrderScope = Text(
        "order-scope",
        "SCOPE",
        "all, year or day: how long an order id means one order; stored as 1001@2024 or 1001@2024-05-01",
        null,
        nameof(LoadOptions.OrderScope),
        options => options.OrderScope,
        (options, text) => options with { OrderScope = text }) with
        {
            Default = Storage.Loading.OrderScope.All.Name,
            Check = (options, errors) => Storage.Loading.OrderScope.Parse(
                options.OrderScope ?? Storage.Loading.OrderScope.All.Name, hasOrder: null, errors),
        };

    private static readonly OptionSpecification<LoadOptions> CustomerForm = Text(
        "customer-form",
        "FORM",
        "exact, number (017850.0 is 17850) or lower (Anna@X is anna@x): how the store keeps customer ids, fixed by its first load",
        "the store's, at first exact",
        nameof(LoadOptions.CustomerForm),
        options => options.CustomerForm,
        (options, text) => options with { CustomerForm = text }) with
        {
            Check = (options, errors) => Storage.Loading.CustomerForm.Parse(options.CustomerForm, errors),
        };

    private static readonly OptionSpecification<LoadOptions> RejectLimit = Text(
        "reject-limit",
        "SHARE",
        "More rejected rows than this and nothing of it stays",
        null,
        nameof(LoadOptions.RejectLimit),
        options => options.RejectLimit,
        (options, text) => options with { RejectLimit = text }) with
        {
            Default = Loading.RejectLimit.Default,
            Check = (options, errors) => Loading.RejectLimit.Parse(options.RejectLimit ?? Loading.RejectLimit.Default, errors),
        };

    private static readonly OptionSpecification<LoadOptions> DropDuplicates = Flag(
        "drop-duplicates",
        "Drop rows identical in every mapped field to an earlier row of the file",
        nameof(LoadOptions.DropDuplicates),
        options => options.DropDuplicates,
        (options, isOn) => options with { DropDuplicates = isOn });

    private static readonly OptionSpecification<LoadOptions> Null = List(
        "null",
        "TEXT",
        "A value that is missing, beside NULL, (null), \\N, NaN, N/A, #N/A and as ids None, nil; may be repeated",
        nameof(LoadOptions.Nulls),
        options => options.Nulls,
        (options, texts) => options with { Nulls = texts }) with { Write = options => WriteUnlessEmpty(options.Nulls) };

    private static readonly OptionSpecification<LoadOptions> NoNull = Flag(
        "no-null",
        "Of all these only --null is missing",
        nameof(LoadOptions.NoNull),
        options => options.NoNull,
        (options, isOn) => options with { NoNull = isOn }) with { Write = options => options.NoNull ? "true" : null };

    private static readonly OptionSpecification<LoadOptions> AcceptShape = List(
        "accept-shape",
        "SHAPE",
        "Load without more than five rejected values of this shape, or all; may be repeated",
        nameof(LoadOptions.AcceptedShapes),
        options => options.AcceptedShapes,
        (options, texts) => options with { AcceptedShapes = texts }) with { Write = options => WriteUnlessEmpty(options.AcceptedShapes) };

    private static readonly OptionSpecification<LoadOptions> Personal = List(
        "personal",
        "COL",
        "Filters may use this column, no view shows it, now and ever; may be repeated",
        nameof(LoadOptions.Personal),
        options => options.Personal,
        (options, texts) => options with { Personal = texts }) with { Write = options => WriteUnlessEmpty(options.Personal) };

    private static readonly OptionSpecification<LoadOptions> Only = List(
        "only",
        "COL=VALUE",
        "Load only rows with this value; may be repeated, values of one column are alternatives",
        nameof(LoadOptions.Only),
        options => options.Only,
        (options, texts) => options with { Only = texts }) with { Write = options => WriteUnlessEmpty(options.Only) };

    private static readonly OptionSpecification<LoadOptions> Except = List(
        "except",
        "COL=VALUE",
        "Leave rows with this value out; may be repeated",
        nameof(LoadOptions.Except),
        options => options.Except,
        (options, texts) => options with { Except = texts }) with
        {
            Write = options => WriteUnlessEmpty(options.Except),
            Check = (options, errors) => RowCondition.Parse(options.Only, options.Except, errors),
        };

    private static readonly OptionSpecification<LoadOptions> Overlap = Text(
        "overlap",
        "refuse|skip|keep",
        "What becomes of rows that earlier loads have too",
        "refuse where rows have order ids, else keep",
        nameof(LoadOptions.Overlap),
        options => options.Overlap,
        (options, text) => options with { Overlap = text }) with
        {
            Check = (options, errors) => EarlierRows.Parse(options, errors),
        };

    private static readonly OptionSpecification<LoadOptions> Source = Text(
        "source",
        "NAME",
        "The source whose export this is, such as shop-1",
        null,
        nameof(LoadOptions.Source),
        options => options.Source,
        (options, text) => options with { Source = text });

    private static readonly OptionSpecification<LoadOptions> Replace = Flag(
        "replace",
        "On the days of the file replace what the same --source had before",
        nameof(LoadOptions.Replace),
        options => options.Replace,
        (options, isOn) => options with { Replace = isOn }) with { Write = options => options.Replace ? "true" : null };

    private static readonly OptionSpecification<LoadOptions> ReplaceAnyway = Flag(
        "replace-anyway",
        "Replace by less than half as many rows, too",
        nameof(LoadOptions.ReplaceAnyway),
        options => options.ReplaceAnyway,
        (options, isOn) => options with { ReplaceAnyway = isOn }) with { Write = options => options.ReplaceAnyway ? "true" : null };

    private static readonly OptionSpecification<LoadOptions> Again = new("again", null, "Load what was loaded before", null)
    {
        Kind = OptionKind.Flag,
        Read = (given, options) => options with { Again = given.IsOn },
    };

    /// <summary>Those that a load definition stores.</summary>
    internal static IReadOnlyList<OptionSpecification<LoadOptions>> Stored { get; } =
    [
        Map, Attribute, Delimiter, NoHeader, DateFormat, Culture, Encoding, ReturnPrefix, RejectLimit, DropDuplicates,
        SkipLines, MaxRows, Null, NoNull, AcceptShape, Only, Except, Overlap, Source, Replace, ReplaceAnyway, OrderScope, CustomerForm,
    ];

    // An empty text is a text here: the loader refuses it with what else is wrong.
    private static readonly OptionTable<LoadOptions> Table = new(
        new LoadOptions(), [.. Stored.Append(Again).Append(Personal).Select(option => option with { Clear = null })]);

    /// <summary>The options of <c>load transactions</c>.</summary>
    public static IReadOnlyList<OptionSpecification> OfTransactions { get; } =
    [
        new("table", "schema.Name", "Instead of FILE: a table or view of the same database", null),
        .. Table.Specifications.Where(option => option.Name != Personal.Name),
    ];

    /// <summary>Those of them that say how a file is written; a table has none.</summary>
    public static IReadOnlyList<string> OfFilesOnly { get; } =
        [Delimiter.Name, NoHeader.Name, DateFormat.Name, Culture.Name, Encoding.Name, SkipLines.Name, MaxRows.Name];

    /// <summary>The options of <c>load customers</c>.</summary>
    public static IReadOnlyList<OptionSpecification> OfCustomers { get; } =
    [
        Map with
        {
            ValueName = "customer=COL",
            Help = "Which column is the customer: customer=COL; all others become attributes",
            Otherwise = null,
            IsRequired = true,
        },
        Personal, Delimiter, Encoding, RejectLimit, SkipLines, MaxRows, Null, NoNull, AcceptShape, CustomerForm, Again,
    ];

    /// <summary>The options of <c>plan results</c>, whose file is read likewise.</summary>
    public static IReadOnlyList<OptionSpecification> OfResponses { get; } =
    [
        Map with { Help = "customer=COL,amount=COL or customer=COL,responded=COL" },
        Delimiter,
        Encoding,
        Culture with { Help = "How amounts are written, such as de-DE", Otherwise = "a point before decimals" },
    ];

    /// <summary>Reads what was typed; the loader checks it.</summary>
    public static LoadOptions Read(OptionTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Table.Read(texts.Where(Table.Has), new LoadOptions(), []);
    }
}
