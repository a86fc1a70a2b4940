using System.Reflection;
using System.Runtime.CompilerServices;
using RfmBatch.Core.Options;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests;

public sealed class HouseRuleTests
{
    [Fact]
    public void The_core_knows_no_database_clock_or_console()
    {
        string[] banned = ["System.Data", "Dapper", "SqlClient", "TimeProvider", "Console.", "Stopwatch"];

        Assert.Empty(Sources().SelectMany(file => banned.Where(File.ReadAllText(file).Contains).Select(word => $"{file}: {word}")));
        Assert.DoesNotContain(
            typeof(Day).Assembly.GetReferencedAssemblies(), name => name.Name is "System.Data.Common" or "System.Console");
    }

    [Fact]
    public void Types_are_sealed_or_static_and_have_no_empty_names()
    {
        string[] suffixes = ["Manager", "Helper", "Util", "Utils", "Service"];
        var types = typeof(Day).Assembly.GetTypes()
            .Where(
                type => !type.IsNested
                    && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
                    && type.Namespace?.StartsWith("RfmBatch", StringComparison.Ordinal) == true)
            .ToList();

        // Errors are told apart by type; an option is described to the command line without the record that holds its value.
        Type[] bases = [typeof(RfmBatchException), typeof(OptionSpecification)];
        Assert.Equal(
            bases.OrderBy(type => type.FullName, StringComparer.Ordinal),
            types.Where(type => type.IsClass && !type.IsSealed).OrderBy(type => type.FullName, StringComparer.Ordinal));
        Assert.DoesNotContain(types, type => suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Repository.File("src", "RfmBatch.Core"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
