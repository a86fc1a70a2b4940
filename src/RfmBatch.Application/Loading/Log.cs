using Microsoft.Extensions.Logging;

namespace RfmBatch.Application.Loading;

/// <summary>Events 1000–1099: loading.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 1000,
        Level = LogLevel.Information,
        Message = "Load {LoadKey}: {RowsRead} rows read, {RowsLoaded} loaded, {RowsDropped} dropped, {RowsRejected} rejected in "
            + "{ElapsedSeconds:F1} s")]
    public static partial void Loaded(
        ILogger logger, int loadKey, long rowsRead, long rowsLoaded, long rowsDropped, long rowsRejected, double elapsedSeconds);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Debug, Message = "Load {LoadKey} began")]
    public static partial void Began(ILogger logger, int loadKey);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Debug, Message = "Load {LoadKey} has read all rows and is being completed")]
    public static partial void Completing(ILogger logger, int loadKey);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Debug, Message = "The load is {Phase}")]
    public static partial void Entering(ILogger logger, string phase);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Debug, Message = "The undo of load {LoadKey} is {Phase}")]
    public static partial void Undoing(ILogger logger, int loadKey, string phase);

    [LoggerMessage(
        EventId = 1004,
        Level = LogLevel.Information,
        Message = "Load {LoadKey} was taken back by load {UndoKey}: {Rows} rows no longer count")]
    public static partial void Undone(ILogger logger, int loadKey, int undoKey, long rows);

    [LoggerMessage(
        EventId = 1007, Level = LogLevel.Error, Message = "That {LoadName} could not be loaded was not noted: {Reason}")]
    public static partial void NotNoted(ILogger logger, string loadName, string reason);

    [LoggerMessage(
        EventId = 1001,
        Level = LogLevel.Information,
        Message = "A customer was forgotten; {RowsCleared} older rejected rows lost their text")]
    public static partial void Forgotten(ILogger logger, int rowsCleared);
}
