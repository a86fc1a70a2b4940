using System.Text.Json;
using RfmBatch.Core;
using RfmBatch.Storage;

namespace RfmBatch.Cli.Hosting;

/// <summary>
/// Finds the address of the store: the option, then the environment, then <c>rfmbatch.json</c> where the user stands, then the default.
/// </summary>
internal static class StoreSetting
{
    public const string EnvironmentVariable = "RFMBATCH_STORE";
    public const string FileName = "rfmbatch.json";
    private const string StoreKey = "Store";

    /// <summary>The address, or the default one.</summary>
    public static string Find(string? option) => FindGiven(option) ?? StoreAddress.Default;

    /// <summary>The address, or null where nothing says one.</summary>
    public static string? FindGiven(string? option)
    {
        if (!string.IsNullOrWhiteSpace(option))
        {
            return FromAddressFile(option);
        }

        if (Environment.GetEnvironmentVariable(EnvironmentVariable) is { } variable && !string.IsNullOrWhiteSpace(variable))
        {
            return FromAddressFile(variable);
        }

        return File.Exists(FileName) ? FromFile() : null;
    }

    /// <summary>Whether what was typed holds a password: whoever lists processes or the shell's history reads it.</summary>
    public static bool HoldsPassword(string? option) =>
        option is not null && option.Split(';').Any(part => part.Split('=')[0].Trim().ToUpperInvariant() is "PASSWORD" or "PWD");

    // @FILE: a secret that something else mounted, readable to one account.
    private static string FromAddressFile(string address)
    {
        if (address[0] != '@')
        {
            return address;
        }

        try
        {
            return File.ReadAllText(address[1..]).Trim() is { Length: > 0 } text
                ? text
                : throw new InvalidInputException([$"The file '{address[1..]}' is empty."], "Write the address of the store into it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                [$"The file '{address[1..]}', which is to hold the store's address, cannot be read: {FileFault.Reason(failure)}."],
                "Name a file that this account may read: --store @FILE.");
        }
    }

    private static string? FromFile()
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(FileName),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw Invalid("is not a JSON object.");
            }

            if (!document.RootElement.TryGetProperty(StoreKey, out var store))
            {
                CheckKeys(document.RootElement);
                return null;
            }

            return store.ValueKind == JsonValueKind.String ? store.GetString() : throw Invalid("has a Store that is not text.");
        }
        catch (JsonException exception)
        {
            throw Invalid($"cannot be read as JSON (line {exception.LineNumber + 1}).");
        }
    }

    // A mistyped Store would silently be the default one. Other keys are the job server's and its host's.
    private static void CheckKeys(JsonElement file)
    {
        foreach (var key in file.EnumerateObject().Select(property => property.Name))
        {
            if (NearestName.Find(key, [StoreKey]) is { } meant)
            {
                throw Invalid($"has the key '{key}', which nothing reads. Did you mean {meant}?");
            }
        }
    }

    private static InvalidInputException Invalid(string what) =>
        new([$"{FileName} in the current folder {what}"], "Write it as { \"Store\": \"sqlite:rfmbatch.db\" }, or delete it.");
}
