using RfmBatch.Application.Operations;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class DoctorSqlServerTests(SqlServerStoreFixture fixture) : DoctorContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    [Theory]
    [InlineData(0, FindingSeverity.Ok)]
    [InlineData(-10, FindingSeverity.Notice)]
    [InlineData(10, FindingSeverity.Notice)]
    [InlineData(-120, FindingSeverity.Error)]
    public async Task The_clock_of_this_machine_is_compared_with_the_server_s(int minutes, FindingSeverity severity)
    {
        var clock = new FixedClock(TimeProvider.System.GetUtcNow().AddMinutes(minutes));
        var finding = Assert.Single(await new Doctor(Store, clock).ExamineAsync(Cancellation), finding => finding.CheckId == "clock");

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(
            minutes != 0,
            finding.Message.StartsWith(
                $"This machine's clock says {ClockDifference.Text(clock.GetUtcNow())}, the server's ", StringComparison.Ordinal));
    }
}
