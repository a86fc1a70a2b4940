namespace RfmBatch.Jobs.Tests;

public sealed class HangfireMissingTests
{
    [Fact(Skip = "PackageProfile=restricted: Hangfire is not among the packages, so the jobs are neither built nor tested.")]
    public void Jobs_are_tested_with_the_full_package_profile()
    {
    }
}
