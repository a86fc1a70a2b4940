using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Storage;

namespace RfmBatch.Cli.Hosting;

/// <summary>What a command gets to work with.</summary>
internal sealed class CommandContext(ParseResult parse, Terminal terminal, TimeProvider clock, ILoggerFactory logs)
{
    private RfmStore? _store;
    private StoreClock? _clock;

    public Terminal Terminal => terminal;

    /// <summary>The clock; of a store on a server that of the server.</summary>
    public TimeProvider Clock => _clock ?? clock;

    public ILoggerFactory Logs => logs;

    public T? Value<T>(Option<T> option) => parse.GetValue(option);

    public T Value<T>(Argument<T> argument) => parse.GetRequiredValue(argument);

    public T? OptionalValue<T>(Argument<T> argument) => parse.GetValue(argument);

    public bool IsGiven(Option option) => parse.GetResult(option) is { Implicit: false };

    /// <summary>The store that options, environment or file name. Nothing is connected or created yet.</summary>
    public RfmStore OpenStore() => OpenStore(StoreAddress());

    /// <summary>The address that options, environment or file name; it can hold a password.</summary>
    public string StoreAddress()
    {
        var given = parse.GetValue(GlobalOptions.Store);
        if (StoreSetting.HoldsPassword(given))
        {
            Note(
                "warning: A password on the command line can be read by whoever lists processes. Write the address into a file that only "
                + "this account may read, and give --store @FILE; or set RFMBATCH_STORE, or Store in rfmbatch.json.");
        }

        return StoreSetting.Find(given);
    }

    /// <summary>The engine of the address that options, environment or file name; null where none does.</summary>
    public StoreEngine? GivenEngine() => StoreSetting.FindGiven(parse.GetValue(GlobalOptions.Store)) is { } address
        ? Storage.StoreAddress.Parse(address).Engine
        : null;

    /// <summary>The store of an address.</summary>
    public RfmStore OpenStore(string address)
    {
        _store = Stores.Registry.Open(address);
        _clock = new StoreClock(clock, TimeProvider.System, _store.ReadServerTime);
        return _store;
    }

    /// <summary>What an engine's error means, in the words of the store it came from; null where they are not known.</summary>
    public RfmBatchException? Explain(DbException exception) => _store?.Dialect.ExplainAny(exception);

    /// <summary>The logger of a part of the program.</summary>
    public ILogger Logger(string part) => logs.CreateLogger($"RfmBatch.{part}");

    /// <summary>A line of the result.</summary>
    public void WriteLine(string line = "") => terminal.Output.WriteLine(line);

    /// <summary>A remark that is no part of the result: it goes to standard error.</summary>
    public void Note(string line) => terminal.Error.WriteLine(line);
}
