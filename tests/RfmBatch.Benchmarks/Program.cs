using System.Reflection;
using BenchmarkDotNet.Running;
using RfmBatch.Benchmarks;

// `speed` measures whole processes, the rest are BenchmarkDotNet's.
if (args is ["speed", ..])
{
    return await SpeedTrial.RunAsync(args[1..]);
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
