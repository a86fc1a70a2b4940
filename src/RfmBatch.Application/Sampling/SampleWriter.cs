using Microsoft.Extensions.Logging;
using RfmBatch.Core;

namespace RfmBatch.Application.Sampling;

/// <summary>Writes the made data as a shop would export it: a CSV file in the order of time.</summary>
/// <param name="logger">Counts, no data.</param>
public sealed class SampleWriter(ILogger logger)
{
    /// <summary>The header of the file.</summary>
    public const string Header = "CustomerId,OrderId,OrderDate,ProductCode,Category,Quantity,Price,Country";

    private const int MostCustomers = 10_000_000;

    /// <summary>Writes a file.</summary>
    /// <exception cref="InvalidInputException">The number of customers is out of range, or the folder is missing.</exception>
    /// <exception cref="RfmBatchException">The file cannot be written.</exception>
    public Task<SampleOutcome> WriteAsync(SampleRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<string> errors = [];
        if (request.Customers is < 1 or > MostCustomers)
        {
            errors.Add($"--customers '{request.Customers}' is not allowed; it must be a whole number from 1 to {MostCustomers:N0}.");
        }

        if (Directory.Exists(request.Path))
        {
            errors.Add($"--out '{request.Path}' is a folder; it must be a file.");
        }
        else if (Path.GetDirectoryName(Path.GetFullPath(request.Path)) is not { } folder || !Directory.Exists(folder))
        {
            errors.Add($"--out '{request.Path}' is in a folder that does not exist; make it, or name another file.");
        }

        return errors.Count > 0
            ? throw new InvalidInputException(errors, "Correct the options; `rfmbatch sample --help` explains them.")
            : Task.Run(() => Write(request, cancellationToken), cancellationToken);
    }

    private SampleOutcome Write(SampleRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var orders = SampleOrders.Draw(request.Customers, request.Seed, cancellationToken);
            using var file = new SampleFile(request.Path, request.Seed);
            file.WriteLine(Header);
            for (var index = 0; index < orders.Count; index++)
            {
                if (index % 65_536 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                file.WriteOrder(orders.CustomerOf(index), orders.DayOf(index));
            }

            Log.SampleWritten(logger, request.Customers, file.Rows);
            return new SampleOutcome(request.Customers, orders.Count, file.Rows, file.Returns);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException(
                $"'{request.Path}' cannot be written: {FileFault.Reason(error)}.", "Check the rights and the space on the drive.", error);
        }
    }
}

/// <summary>What <c>sample</c> was asked for.</summary>
/// <param name="Customers">Customers with at least one order, 1..10,000,000.</param>
/// <param name="Seed">The same seed gives the same file, byte for byte (between platforms, logarithms that differ in their last bit can
/// move single rows).</param>
/// <param name="Path">The CSV file; an existing one is replaced.</param>
public sealed record SampleRequest(int Customers, int Seed, string Path);

/// <summary>A file that was made.</summary>
/// <param name="Customers">Customers in it.</param>
/// <param name="Orders">Orders, without returns.</param>
/// <param name="Rows">Rows without the header.</param>
/// <param name="Returns">Rows that are returns.</param>
public sealed record SampleOutcome(int Customers, long Orders, long Rows, long Returns);
