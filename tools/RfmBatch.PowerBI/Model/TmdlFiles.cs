using RfmBatch.PowerBI.Text;

namespace RfmBatch.PowerBI.Model;

/// <summary>The model's folder <c>definition</c> in TMDL.</summary>
internal static class TmdlFiles
{
    private const string Culture = "en-US";

    public static IEnumerable<(string Name, string Text)> Of(SemanticModel model)
    {
        yield return ("database.tmdl", "database\n\tcompatibilityLevel: 1601\n\n");
        yield return ("model.tmdl", ModelText(model));
        yield return ("expressions.tmdl", SharedQueries.Text);
        yield return ("relationships.tmdl", string.Concat(model.Relationships.Select(Relationship)));
        yield return (
            $"cultures/{Culture}.tmdl",
            $"cultureInfo {Culture}\n\n\tlinguisticMetadata =\n\t\t\t{{\n\t\t\t  \"Version\": \"1.0.0\",\n\t\t\t  \"Language\": "
            + $"\"{Culture}\"\n\t\t\t}}\n\t\tcontentType: json\n\n");
        foreach (var role in model.Roles)
        {
            yield return ($"roles/{role.Name}.tmdl", Role(role));
        }

        foreach (var table in model.Tables)
        {
            yield return ($"tables/{table.Name}.tmdl", TmdlTable.Text(table));
        }
    }

    private static string ModelText(SemanticModel model)
    {
        var order = SharedQueries.Names.Concat(model.Tables.Select(table => table.Name)).Select(name => $"\"{name}\"");
        return $"model Model\n\tculture: {Culture}\n\tdefaultPowerBIDataSourceVersion: "
            + $"powerBI_V3\n\tdiscourageImplicitMeasures\n\tsourceQueryCulture: {Culture}\n"
            + "\tdataAccessOptions\n\t\tlegacyRedirects\n\t\treturnErrorValuesAsNull\n\n"
            + "annotation __PBI_TimeIntelligenceEnabled = 0\n\n"
            + $"annotation PBI_QueryOrder = [{string.Join(",", order)}]\n\n"
            + "annotation PBI_ProTooling = [\"DevMode\"]\n\n"
            + string.Concat(model.Tables.Select(table => $"ref table {TmdlText.Name(table.Name)}\n"))
            + "\n" + string.Concat(model.Roles.Select(role => $"ref role {TmdlText.Name(role.Name)}\n"))
            + $"\nref cultureInfo {Culture}\n\n";
    }

    private static string Relationship(ModelRelationship relationship)
    {
        var name = $"{relationship.FromTable}.{relationship.FromColumn}->{relationship.ToTable}";
        return $"relationship {StableId.Guid(name)}\n"
            + (relationship.IsActive ? "" : "\tisActive: false\n")
            + $"\tfromColumn: {TmdlText.Name(relationship.FromTable)}.{TmdlText.Name(relationship.FromColumn)}\n"
            + $"\ttoColumn: {TmdlText.Name(relationship.ToTable)}.{TmdlText.Name(relationship.ToColumn)}\n\n";
    }

    private static string Role(ModelRole role) =>
        $"{TmdlText.Description(role.Description, "")}role {TmdlText.Name(role.Name)}\n\tmodelPermission: read\n\n"
        + string.Concat(role.Filters.Select(filter => $"\ttablePermission {TmdlText.Name(filter.Table)} = {filter.Filter}\n\n"))
        + $"\tannotation PBI_Id = {StableId.Guid(role.Name).Replace("-", "", StringComparison.Ordinal)}\n\n";
}
