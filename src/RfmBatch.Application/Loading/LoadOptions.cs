namespace RfmBatch.Application.Loading;

/// <summary>
/// The options of <c>load</c>, as texts where a loader reads them with the file; what each says and allows is in
/// <see cref="LoadOptionSpecifications"/>.
/// </summary>
public sealed record LoadOptions
{
    /// <summary>As of <see cref="TransactionFileRequest.Map"/>.</summary>
    public string? Map { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Delimiter"/>; null for its default.</summary>
    public string? Delimiter { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.NoHeader"/>.</summary>
    public bool NoHeader { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.DateFormat"/>.</summary>
    public string? DateFormat { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Culture"/>.</summary>
    public string? Culture { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Encoding"/>.</summary>
    public string? Encoding { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.ReturnPrefix"/>.</summary>
    public string? ReturnPrefix { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.RejectLimit"/>; null for its default.</summary>
    public string? RejectLimit { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.OrderScope"/>; null for its default.</summary>
    public string? OrderScope { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.CustomerForm"/>.</summary>
    public string? CustomerForm { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.DropDuplicates"/>.</summary>
    public bool DropDuplicates { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Attributes"/>.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>As of <see cref="CustomerFileRequest.Personal"/>.</summary>
    public IReadOnlyList<string> Personal { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.SkipLines"/>.</summary>
    public string? SkipLines { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.MaxRows"/>.</summary>
    public string? MaxRows { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Nulls"/>.</summary>
    public IReadOnlyList<string> Nulls { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.NoNull"/>.</summary>
    public bool NoNull { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.AcceptedShapes"/>.</summary>
    public IReadOnlyList<string> AcceptedShapes { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Only"/>.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Except"/>.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Overlap"/>.</summary>
    public string? Overlap { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Source"/>.</summary>
    public string? Source { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Replace"/>.</summary>
    public bool Replace { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.ReplaceAnyway"/>.</summary>
    public bool ReplaceAnyway { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Again"/>.</summary>
    public bool Again { get; init; }

    /// <summary>The request to load a file of transactions so.</summary>
    public TransactionFileRequest FileRequest(string path)
    {
        var defaults = new TransactionFileRequest { Path = path };
        return defaults with
        {
            Map = Map,
            Delimiter = Delimiter ?? defaults.Delimiter,
            NoHeader = NoHeader,
            DateFormat = DateFormat,
            Culture = Culture,
            Encoding = Encoding,
            ReturnPrefix = ReturnPrefix,
            RejectLimit = RejectLimit ?? defaults.RejectLimit,
            OrderScope = OrderScope ?? defaults.OrderScope,
            CustomerForm = CustomerForm,
            DropDuplicates = DropDuplicates,
            Attributes = Attributes,
            SkipLines = SkipLines,
            MaxRows = MaxRows,
            Nulls = Nulls,
            NoNull = NoNull,
            AcceptedShapes = AcceptedShapes,
            Only = Only,
            Except = Except,
            Overlap = Overlap,
            Source = Source,
            Replace = Replace,
            ReplaceAnyway = ReplaceAnyway,
            Again = Again,
        };
    }

    /// <summary>The request to load a file of customers so.</summary>
    public CustomerFileRequest CustomerRequest(string path)
    {
        var defaults = new CustomerFileRequest { Path = path, Map = Map ?? "" };
        return defaults with
        {
            Delimiter = Delimiter ?? defaults.Delimiter,
            Encoding = Encoding,
            CustomerForm = CustomerForm,
            Personal = Personal,
            Nulls = Nulls,
            NoNull = NoNull,
            AcceptedShapes = AcceptedShapes,
            RejectLimit = RejectLimit ?? defaults.RejectLimit,
            SkipLines = SkipLines,
            MaxRows = MaxRows,
            Again = Again,
        };
    }

    /// <summary>The request to load a table so.</summary>
    public TransactionTableRequest TableRequest(string table)
    {
        var defaults = new TransactionTableRequest { Table = table };
        return defaults with
        {
            Map = Map,
            ReturnPrefix = ReturnPrefix,
            RejectLimit = RejectLimit ?? defaults.RejectLimit,
            OrderScope = OrderScope ?? defaults.OrderScope,
            CustomerForm = CustomerForm,
            DropDuplicates = DropDuplicates,
            Attributes = Attributes,
            Nulls = Nulls,
            NoNull = NoNull,
            AcceptedShapes = AcceptedShapes,
            Only = Only,
            Except = Except,
            Overlap = Overlap,
            Source = Source,
            Replace = Replace,
            ReplaceAnyway = ReplaceAnyway,
            Again = Again,
        };
    }
}
