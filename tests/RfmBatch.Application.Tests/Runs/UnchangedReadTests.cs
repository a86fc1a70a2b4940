using RfmBatch.Application.Runs;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Runs;

public sealed class UnchangedReadTests
{
    [Theory]
    [InlineData(new[] { 1, 1 }, 1)]
    [InlineData(new[] { 1, 2, 2 }, 2)] // changed once
    [InlineData(new[] { 1, 2, 3, 3 }, 3)] // changed twice
    public async Task What_changed_meanwhile_is_read_again(int[] stamps, int readings)
    {
        var looks = 0;
        var reads = 0;

        Assert.Equal(readings, await UnchangedRead.RunAsync(() => Task.FromResult(stamps[looks++]), () => Task.FromResult(++reads)));
        Assert.Equal((stamps.Length, readings), (looks, reads));
    }

    [Fact]
    public async Task What_never_rests_is_an_error()
    {
        var stamp = 0;

        var error = await Assert.ThrowsAsync<RfmBatchException>(
            () => UnchangedRead.RunAsync(() => Task.FromResult(stamp++), () => Task.FromResult(0)));

        Assert.Contains("three times", error.Message, StringComparison.Ordinal);
    }
}
