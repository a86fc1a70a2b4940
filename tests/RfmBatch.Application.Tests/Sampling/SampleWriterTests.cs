using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Sampling;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Sampling;

public sealed class SampleWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var first = await WriteAsync(2_000, 7, "a.csv");
        await WriteAsync(2_000, 7, "b.csv");
        await WriteAsync(2_000, 8, "c.csv");

        Assert.Equal(Hash("a.csv"), Hash("b.csv"));
        Assert.NotEqual(Hash("a.csv"), Hash("c.csv"));
        Assert.Equal(first.Rows + 1, File.ReadLines(Path("a.csv")).LongCount());
    }

    [Fact]
    public async Task The_shop_is_as_described()
    {
        var outcome = await WriteAsync(20_000, 42, "shop.csv");
        var rows = File.ReadLines(Path("shop.csv")).Skip(1).Select(line => line.Split(',')).ToList();

        Assert.All(rows, row => Assert.Equal(8, row.Length));
        Assert.Equal(20_000, rows.Select(row => row[0]).Distinct().Count());
        Assert.InRange((double)outcome.Rows / 20_000, 5.0, 7.0);
        Assert.InRange((double)outcome.Returns / outcome.Rows, 0.02, 0.03);
        Assert.Equal(outcome.Returns, rows.Count(row => row[1].StartsWith('C') && row[5].StartsWith('-')));
        Assert.Equal(outcome.Returns, rows.Count(row => row[1].StartsWith('C') || row[5].StartsWith('-')));
        Assert.Equal(64, rows.Select(row => row[3]).Distinct().Count());
        Assert.Equal(8, rows.Select(row => row[4]).Distinct().Count());
        Assert.Equal(7, rows.Select(row => row[7]).Distinct().Count());
        Assert.Equal(("2024-01-01", "2025-12-31"), (rows[0][2], rows[^1][2]));
        Assert.Equal(rows.Select(row => row[2]).Order(StringComparer.Ordinal), rows.Select(row => row[2]));
        Assert.All(rows.GroupBy(row => row[0]), customer => Assert.Single(customer.Select(row => row[7]).Distinct()));
    }

    [Fact]
    public async Task Wrong_options_are_named_together()
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => WriteAsync(0, 1, "no/where.csv"));
        Assert.Equal(
            [
                "--customers '0' is not allowed; it must be a whole number from 1 to 10,000,000.",
                $"--out '{Path("no/where.csv")}' is in a folder that does not exist; make it, or name another file.",
            ],
            error.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    private string Hash(string name) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path(name))));

    private Task<SampleOutcome> WriteAsync(int customers, int seed, string name) =>
        new SampleWriter(NullLogger.Instance).WriteAsync(
            new SampleRequest(customers, seed, Path(name)), TestContext.Current.CancellationToken);
}
