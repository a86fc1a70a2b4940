namespace RfmBatch.Db.Tests;

public sealed class TSqlVersionsTests
{
    [Fact]
    public void Every_file_is_valid_in_every_supported_version()
    {
        var offenders =
            from path in SqlFiles.All.Where(path => path.StartsWith("SqlServer/", StringComparison.Ordinal))
            from version in TSql.Versions
            from error in TSql.Errors(path, version.Parser)
            select $"{version.Version}: {error}";

        Assert.Empty(offenders);
    }
}
