using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Hangfire;
using Hangfire.States;
using RfmBatch.Jobs.Tests.Rig;

namespace RfmBatch.Jobs.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task Runs_and_jobs_are_measured_under_the_names_of_the_documentation()
    {
        var seen = new ConcurrentDictionary<string, string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "RfmBatch")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => seen[$"{instrument.Name} {instrument.Unit}"] = Text(tags));
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => seen[$"{instrument.Name} {instrument.Unit} {value}"] = Text(tags));
        listener.Start();
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await using var host = await TestHost.StartAsync(shop);

        await host.WhenAsync(
            host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None)), SucceededState.StateName);

        Assert.Equal("rfmbatch.job=run rfmbatch.outcome=succeeded", seen["rfmbatch.job.duration s"]);
        Assert.Equal("rfmbatch.program=default rfmbatch.run.status=Published", seen["rfmbatch.run.duration s"]);
        Assert.Equal("rfmbatch.program=default", seen["rfmbatch.run.customers {customer} 40"]);
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new List<string>();
        foreach (var tag in tags)
        {
            text.Add($"{tag.Key}={tag.Value}");
        }

        return string.Join(' ', text);
    }
}
