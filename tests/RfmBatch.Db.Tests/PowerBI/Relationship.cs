namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>A relationship as the file says it.</summary>
internal sealed record Relationship(
    string FromTable, string FromColumn, string ToTable, string ToColumn, bool IsActive, IReadOnlyCollection<string> Properties)
{
    public static Relationship From(TmdlObject found)
    {
        var from = found.Properties["fromColumn"].Split('.');
        var to = found.Properties["toColumn"].Split('.');
        return new Relationship(
            TmdlReader.Unquoted(from[0]),
            from[1],
            TmdlReader.Unquoted(to[0]),
            to[1],
            found.Properties.GetValueOrDefault("isActive") != "false",
            found.Properties.Keys);
    }

    /// <summary>Pairs of tables between which a filter has more than one way, each with its ways.</summary>
    public static IReadOnlyList<string> Ambiguities(IEnumerable<Relationship> relationships)
    {
        var steps = relationships.Where(relationship => relationship.IsActive)
            .ToLookup(relationship => relationship.ToTable, relationship => relationship.FromTable);
        return
        [
            .. steps.SelectMany(start => Ways(start.Key, [start.Key], steps))
                .GroupBy(way => (From: way[0], To: way[^1]))
                .Where(ways => ways.Count() > 1)
                .SelectMany(ways => ways)
                .Select(way => string.Join(" > ", way)),
        ];
    }

    private static IEnumerable<IReadOnlyList<string>> Ways(string table, IReadOnlyList<string> way, ILookup<string, string> steps)
    {
        foreach (var next in steps[table])
        {
            Assert.DoesNotContain(next, way);
            yield return [.. way, next];
            foreach (var further in Ways(next, [.. way, next], steps))
            {
                yield return further;
            }
        }
    }
}
