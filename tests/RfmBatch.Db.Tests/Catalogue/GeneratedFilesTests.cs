namespace RfmBatch.Db.Tests.Catalogue;

public sealed class GeneratedFilesTests
{
    public static TheoryData<string> Paths => [.. GeneratedFiles.Paths];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_committed_file_is_what_it_is_made_of(string path)
    {
        var expected = GeneratedFiles.Expected(path).Split('\n');
        var full = Repository.File("db", path);
        var actual = File.Exists(full) ? File.ReadAllText(full).ReplaceLineEndings("\n").Split('\n') : [];
        var wrong = expected.Except(actual).Select(line => $"+ {line}").Concat(actual.Except(expected).Select(line => $"- {line}"));

        Assert.True(
            expected.SequenceEqual(actual),
            $"db/{path} is out of date; set {GeneratedFiles.Switch}=1, run these tests to write it, and commit it.\n"
            + string.Join('\n', wrong.Take(10)));
    }
}
