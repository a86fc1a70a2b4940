// One class after the other: databases are created and dropped per class, and a shared server has better things to do at the same time.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
