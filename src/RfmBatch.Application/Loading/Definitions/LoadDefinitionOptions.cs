using System.Text.Json;
using System.Text.Json.Serialization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>The options of a load definition, named as those of <c>load</c>; what is null has <c>load</c>'s default.</summary>
public sealed record LoadDefinitionOptions
{
    /// <summary>In <see cref="ThenRun"/>: every active program.</summary>
    public const string AllPrograms = "*";

    /// <summary>Seconds for which a file must not have changed before it counts as complete.</summary>
    public const int DefaultSettleSeconds = 30;

    private static readonly JsonSerializerOptions Format = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
    };

    /// <summary>As of <see cref="TransactionFileRequest.Map"/>.</summary>
    public string? Map { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Delimiter"/>.</summary>
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

    /// <summary>As of <see cref="TransactionFileRequest.RejectLimit"/>.</summary>
    public string? RejectLimit { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.DropDuplicates"/>.</summary>
    public bool DropDuplicates { get; init; }

    /// <summary>As of <see cref="TransactionFileRequest.Attributes"/>.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Seconds for which a file must not have changed.</summary>
    /// <value>Default 30. Range 0..86,400.</value>
    public int SettleSeconds { get; init; } = DefaultSettleSeconds;

    /// <summary>Programs to run after something was loaded; <see cref="AllPrograms"/> alone means every active one.</summary>
    /// <value>Default: every active program.</value>
    public IReadOnlyList<string> ThenRun { get; init; } = [AllPrograms];

    /// <summary>The options as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="Core.RfmBatchException">The text was written by hand or by a newer program and cannot be read.</exception>
    public static LoadDefinitionOptions FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<LoadDefinitionOptions>(json, Format)!;
        }
        catch (JsonException error)
        {
            throw new RfmBatch.Core.RfmBatchException(
                "The options of the load definition in etl.LoadDefinition cannot be read.",
                "Remove the definition and add it again: rfmbatch loads remove NAME, rfmbatch loads add NAME.",
                error);
        }
    }

    internal TransactionFileRequest FileRequest(string path)
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
            DropDuplicates = DropDuplicates,
            Attributes = Attributes,
        };
    }

    internal CustomerFileRequest CustomerRequest(string path)
    {
        var defaults = new CustomerFileRequest { Path = path, Map = Map ?? "" };
        return defaults with
        {
            Delimiter = Delimiter ?? defaults.Delimiter,
            Encoding = Encoding,
            RejectLimit = RejectLimit ?? defaults.RejectLimit
        };
    }

    internal TransactionTableRequest TableRequest(string table)
    {
        var defaults = new TransactionTableRequest { Table = table };
        return defaults with
        {
            Map = Map,
            ReturnPrefix = ReturnPrefix,
            RejectLimit = RejectLimit ?? defaults.RejectLimit,
            DropDuplicates = DropDuplicates,
            Attributes = Attributes,
            OnlyNewer = true
        };
    }
}
