using System.Reflection;
using BenchmarkDotNet.Running;
using RfmBatch.Benchmarks;

// `speed` measures whole processes, `value` the value stage beside SciPy; the rest are BenchmarkDotNet's.
if (args is ["speed", ..])
{
    return await SpeedTrial.RunAsync(args[1..]);
}

if (args is ["value", ..])
{
    return await ValueTrial.RunAsync(args[1..]);
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
