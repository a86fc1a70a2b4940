using System.Diagnostics;
using System.Text;

namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>The built console as a process of its own: what a user's shell or scheduler starts.</summary>
internal sealed class RfmBatchProcess : IDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(4);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly object _gate = new();
    private readonly List<(Func<string, bool> Matches, TaskCompletionSource Seen)> _watches = [];

    private RfmBatchProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<ProcessResult> RunAsync(string folder, params string[] arguments) =>
        await RunAsync(folder, Environment([]), arguments);

    /// <summary>Runs to the end with extra environment variables.</summary>
    public static async Task<ProcessResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await process.WaitAsync();
    }

    /// <summary>Runs to the end and fails the test unless the exit code is 0.</summary>
    public static async Task<ProcessResult> SucceedAsync(string folder, params string[] arguments)
    {
        var result = await RunAsync(folder, arguments);
        Assert.True(result.ExitCode == 0, $"rfmbatch {arguments[0]} ended with {result.ExitCode}:\n{result.Error}\n{result.Output}");
        return result;
    }

    /// <summary>Starts and returns at once.</summary>
    public static RfmBatchProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet())
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "rfmbatch.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("RFMBATCH_STORE");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RfmBatchProcess(start);
    }

    public static IReadOnlyDictionary<string, string> Environment(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    public bool HasExited => _process.HasExited;

    /// <summary>Completes when a line of either stream matches, or when the process ends.</summary>
    public Task WhenLineAsync(Func<string, bool> matches)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _watches.Add((matches, seen));
        }

        return Task.WhenAny(seen.Task, _process.WaitForExitAsync());
    }

    /// <summary>SIGKILL, or TerminateProcess: nothing gets a chance to tidy up.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>SIGINT, as Ctrl+C sends it; Unix only.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Types something and ends the input.</summary>
    public async Task TypeAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        _process.StandardInput.Close();
    }

    public async Task<ProcessResult> WaitAsync()
    {
        using var timeout = new CancellationTokenSource(_timeout);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw new TimeoutException(
                $"rfmbatch {string.Join(' ', _process.StartInfo.ArgumentList.Skip(1).Take(2))} did not end within {_timeout}.\n{_error}");
        }

        lock (_gate)
        {
            return new ProcessResult(_process.ExitCode, _output.ToString(), _error.ToString());
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static string Dotnet() => System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private void Append(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            text.AppendLine(line);
            foreach (var watch in _watches.Where(watch => watch.Matches(line)))
            {
                watch.Seen.TrySetResult();
            }
        }
    }
}
