using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>A type is public where another project names it, or one that is named has it in a signature; others are internal.</summary>
public sealed class PublicTypeTests
{
    private static readonly string[] Exempt =
    [
        "Program", // Which the compiler makes of top-level statements.
        "RfmBatch.Jobs.RfmBatchJob", // Hangfire calls it, and stored jobs name it.
    ];

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Folders =
        [.. new[] { "src", "tools" }.SelectMany(folder => Directory.EnumerateDirectories(Repository.File(folder)))];

    private static readonly Lazy<(string Project, string Text)[]> Sources = new(() =>
        [.. Folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetFileName(folder), File.ReadAllText(file))))]);

    [Fact]
    public void What_no_other_project_names_is_internal()
    {
        var assemblies = Folders.Select(Path.GetFileName).Select(AssemblyOf!).ToArray();
        var named = assemblies.SelectMany(NamedBy).ToHashSet(StringComparer.Ordinal);
        var unnamed = assemblies.SelectMany(assembly => Unnamed(assembly, named)).Order(StringComparer.Ordinal).ToArray();

        Assert.True(
            unnamed.Length == 0, $"No other project needs these {unnamed.Length} types to be public:\n{string.Join('\n', unnamed)}");
    }

    // The test above must look at every project, and see what a project names in another.
    [Fact]
    public void A_type_that_another_project_names_is_seen() =>
        Assert.Contains("RfmBatch.Core.InvalidInputException", NamedBy(AssemblyOf("RfmBatch.Application")));

    private static Assembly AssemblyOf(string project) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, project switch
    {
        "RfmBatch.Cli" => "rfmbatch.dll",
        "RfmBatch.PowerBI" => "rfmbatch-powerbi.dll",
        _ => $"{project}.dll",
    }));

    private static IEnumerable<string> NamedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(handle => FullName(metadata, handle))];
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{metadata.GetString(type.Name)}"
            : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    private static IEnumerable<string> Unnamed(Assembly assembly, HashSet<string> named)
    {
        var types = assembly.GetExportedTypes();
        var needed = types.Where(type => named.Contains(type.FullName!)).ToHashSet();
        var queue = new Queue<Type>(needed);
        while (queue.TryDequeue(out var type))
        {
            foreach (var other in Signature(type).SelectMany(Parts).Where(other => other.Assembly == assembly && needed.Add(other)))
            {
                queue.Enqueue(other);
            }
        }

        return types.Where(type => !needed.Contains(type) && !IsNamedAsConstant(type)).Select(type => type.FullName!).Except(Exempt);
    }

    // Compiled code holds the value of a constant, not the name of the type that it stands in, so these are looked for in sources.
    private static bool IsNamedAsConstant(Type type) =>
        type.GetFields(Declared).Any(field => field is { IsPublic: true, IsLiteral: true }) &&
        Sources.Value.Any(source =>
            source.Project != type.Assembly.GetName().Name && source.Text.Contains($"{type.Name}.", StringComparison.Ordinal));

    private static IEnumerable<Type> Signature(Type type)
    {
        IEnumerable<Type?> types =
        [
            type.BaseType,
            type.DeclaringType,
            .. type.GetInterfaces(),
            .. type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()),
            .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => field.FieldType),
            .. type.GetConstructors(Declared).Where(IsSeen).SelectMany(Types),
            .. type.GetMethods(Declared).Where(IsSeen).SelectMany(method => Types(method).Append(method.ReturnType)),
        ];
        return types.OfType<Type>();
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Types(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType);

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : [type.IsGenericType ? type.GetGenericTypeDefinition() : type, .. type.GetGenericArguments().SelectMany(Arguments)];

    private static IEnumerable<Type> Arguments(Type type) =>
        type.IsGenericParameter ? type.GetGenericParameterConstraints().SelectMany(Parts) : Parts(type);
}
