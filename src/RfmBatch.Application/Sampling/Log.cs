using Microsoft.Extensions.Logging;

namespace RfmBatch.Application.Sampling;

/// <summary>Events 1100–1109: made data.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1100, Level = LogLevel.Information, Message = "Sample of {CustomerCount} customers: {RowCount} rows")]
    public static partial void SampleWritten(ILogger logger, int customerCount, long rowCount);
}
