// Hangfire's configuration is one per process, and servers take each other's time: one test after the other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
