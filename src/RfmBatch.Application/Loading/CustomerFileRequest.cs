namespace RfmBatch.Application.Loading;

/// <summary>What <c>load customers FILE</c> was asked for: every column but the customer's becomes an attribute.</summary>
public sealed record CustomerFileRequest
{
    /// <summary>The file, plain or gzip, with a header.</summary>
    public required string Path { get; init; }

    /// <summary><c>customer=COLUMN</c>.</summary>
    public required string Map { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Delimiter"/>.</summary>
    /// <value>Default <c>auto</c>.</value>
    public string Delimiter { get; init; } = "auto";

    /// <summary>As of <see cref="TransactionFileRequest.Encoding"/>.</summary>
    /// <value>Default null.</value>
    public string? Encoding { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.CustomerForm"/>.</summary>
    /// <value>Default null.</value>
    public string? CustomerForm { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.RejectLimit"/>.</summary>
    /// <value>Default <c>5%</c>.</value>
    public string RejectLimit { get; init; } = Loading.RejectLimit.Default;

    /// <summary>As of <see cref="TransactionFileRequest.SkipLines"/>.</summary>
    /// <value>Default null.</value>
    public string? SkipLines { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.MaxRows"/>.</summary>
    /// <value>Default null.</value>
    public string? MaxRows { get; init; }

    /// <summary>Columns that tell who a customer is: used by filters, shown in no view.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Personal { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.Nulls"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Nulls { get; init; } = [];

    /// <summary>As of <see cref="TransactionFileRequest.NoNull"/>.</summary>
    /// <value>Default false.</value>
    public bool NoNull { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.AcceptedShapes"/>.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> AcceptedShapes { get; init; } = [];

    /// <summary>Whether a file that was loaded before is loaded again.</summary>
    /// <value>Default false.</value>
    public bool Again { get; init; }
}
