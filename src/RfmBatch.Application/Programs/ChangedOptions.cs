using RfmBatch.Core.Options;

namespace RfmBatch.Application.Programs;

/// <summary>What the audit says of changed options: every name, and the values that tell when something happens.</summary>
internal static class ChangedOptions
{
    // Values of others may name people or their attributes.
    private static readonly string[] WithValue =
    [
        "schedule", "time-zone", "enabled", "active", "freshness-days", "not-after", "time-limit",
    ];

    /// <summary>The options given, by name, or null where there are none.</summary>
    public static string? Of(OptionTexts given)
    {
        var names = given.Names.Order(StringComparer.Ordinal)
            .Select(name => WithValue.Contains(name) ? $"--{name} '{given[name]}'" : $"--{name}")
            .ToList();
        return names.Count == 0 ? null : string.Join(" ", names);
    }
}
