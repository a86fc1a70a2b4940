using System.Reflection;
using BenchmarkDotNet.Running;
using RfmBatch.Benchmarks;

// `speed`, `server`, `serve`, `value` and `clusters` measure whole processes, `lifetime` and `backtest` predictions; `jumps`, `campaigns`,
// `drift` and its kin and `cluster-count` draw by seed and count, the rest are BenchmarkDotNet's. `cluster-work` is the process that
// `clusters` measures.
switch (args)
{
    case ["speed", ..]:
        return await SpeedTrial.RunAsync(args[1..]);
    case ["server", ..]:
        return await ServerTrial.RunAsync(args[1..]);
    case ["serve", ..]:
        return await ServeTrial.RunAsync(args[1..]);
    case ["value", ..]:
        return await ValueTrial.RunAsync(args[1..]);
    case ["campaigns", ..]:
        return CampaignTrial.Run(args[1..]);
    case ["drift-seasons", ..]:
        return RecentTrial.Run(args[1..]);
    case ["drift-found", ..]:
        return DriftTrial.Find(args[1..]);
    case ["drift", ..]:
        return DriftTrial.Run(args[1..]);
    case ["cluster-count", ..]:
        return await ClusterCountTrial.RunAsync(args[1..]);
    case ["lifetime", ..]:
        return LifetimeTrial.Run(args[1..]);
    case ["backtest", ..]:
        return BacktestTrial.Run(args[1..]);
    case ["clusters", ..]:
        return ClusterTrial.Run(args[1..]);
    case ["jumps", ..]:
        return JumpTrial.Run(args[1..]);
    case ["cluster-work", ..]:
        return ClusterWork.Run(args[1..]);
}

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
