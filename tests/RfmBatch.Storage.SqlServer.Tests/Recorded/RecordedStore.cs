using System.Text.RegularExpressions;
using RfmBatch.Storage.SqlServer.Sql;
using RfmBatch.Testing;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>Runs a piece of work against a script of answers, and compares what it sent with an approved text.</summary>
/// <remarks>
/// It proves what is sent, not what a server makes of it. <c>RFMBATCH_WRITE_GENERATED=1</c> writes what was sent as the approved text, to
/// be read before it is committed. <c>RFMBATCH_RECORD=1</c>, with <c>RFMBATCH_SQLSERVER</c>, lets a server answer first, and writes its
/// answers as the script.
/// </remarks>
internal static partial class RecordedStore
{
    // Babelfish is not asked for its settings.
    private const string Settings =
        "-- Settings_Read\n    1 {\"columns\":[\"DatabaseName:String\",\"EngineEdition:Int32\",\"Edition:String\","
        + "\"ProductVersion:String\","
        + "\"ServerCollation:String\",\"DatabaseCollation:String\",\"CompatibilityLevel:Int32\",\"IsReadCommittedSnapshot:Boolean\","
        + "\"IsAutoClose:Boolean\",\"IsAutoShrink:Boolean\",\"IsAutoCreateStatistics:Boolean\",\"IsAutoUpdateStatistics:Boolean\","
        + "\"RecoveryModel:String\",\"DelayedDurability:String\",\"LogReuseWait:String\",\"UserOptions:Int32\"],"
        + "\"rows\":[[\"Shop\",\"3\",\"Developer Edition (64-bit)\",\"16.0.4165.4\","
        + "\"SQL_Latin1_General_CP1_CI_AS\",\"SQL_Latin1_General_CP1_CI_AS\",\"160\",true,false,false,true,true,"
        + "\"FULL\",\"DISABLED\",\"NOTHING\",\"0\"]]}\n";

    private static readonly bool Records = Environment.GetEnvironmentVariable("RFMBATCH_RECORD") == "1";
    private static readonly bool Writes = Environment.GetEnvironmentVariable("RFMBATCH_WRITE_GENERATED") == "1";

    /// <summary>Prepares a store on the server that answers, where one is recorded, and then works on a taped one.</summary>
    /// <param name="name">That of the files in the folder Approved.</param>
    /// <param name="prepareAsync">What the store is like before; null for a database without a schema.</param>
    /// <param name="workAsync">What is recorded.</param>
    public static async Task CompareAsync(string name, Func<RfmStore, Task>? prepareAsync, Func<RfmStore, Task> workAsync)
    {
        if (Records)
        {
            await RecordAsync(PathOf($"{name}.answers.txt"), prepareAsync, workAsync);
        }

        var answers = (await ReadAsync(PathOf($"{name}.answers.txt")))
            ?? throw new InvalidOperationException($"There is no script {name}.answers.txt.");
        var tape = new Tape(Journal().Replace(answers, WholeJournal));
        await using (var store = new SqlServerStore(new SqlServerDialect("Server=none;Database=none", new TapeAccess(tape))))
        {
            await workAsync(store);
        }

        var approved = PathOf($"{name}.approved.txt");
        if (Writes || Records)
        {
            await File.WriteAllTextAsync(approved, tape.Transcript());
        }

        Assert.Equal(await ReadAsync(approved), tape.Transcript());
    }

    /// <summary>An approved text.</summary>
    public static async Task<string> ReadApprovedAsync(string name) => (await ReadAsync(PathOf($"{name}.approved.txt")))!;

    private static async Task RecordAsync(string path, Func<RfmStore, Task>? prepareAsync, Func<RfmStore, Task> workAsync)
    {
        var connectionString = await SqlServerTestServer.CreateDatabaseAsync();
        try
        {
            if (prepareAsync is not null)
            {
                await using var plain = new SqlServerStore(connectionString);
                await plain.Schema.DeployAsync(TestContext.Current.CancellationToken);
                await prepareAsync(plain);
            }

            var tape = new Tape(null);
            await using var store = new SqlServerStore(new SqlServerDialect(connectionString, new TapeAccess(tape)));
            await workAsync(store);
            var script = BabelfishAnswer().Replace(tape.Script(), "$1[\"0\"]");
            await File.WriteAllTextAsync(path, prepareAsync is null ? script + Settings : script);
        }
        finally
        {
            await SqlServerTestServer.DropDatabaseAsync(connectionString);
        }
    }

    private static async Task<string?> ReadAsync(string path) =>
        File.Exists(path) ? (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") : null;

    private static string PathOf(string name) =>
        Path.Combine(Repository.Root, "tests", "RfmBatch.Storage.SqlServer.Tests", "Recorded", "Approved", name);

    // A migration more changes nothing of what follows: no script is recorded anew for one.
    private static string WholeJournal(Match recorded) =>
        $"[[\"{string.Join("\"],[\"", SqlServerDialect.Files.Names("Migrations"))}\"]]";

    [GeneratedRegex(@"\[\[""SqlServer/Migrations/0001_[^\n]*?\]\]")]
    private static partial Regex Journal();

    // A script recorded from Babelfish stands for a SQL Server all the same.
    [GeneratedRegex(@"(?<=^SELECT CASE WHEN SERVERPROPERTY\('Babelfish'\)[^\n]*\n)(.*""rows"":\[)\[""1""\]", RegexOptions.Multiline)]
    private static partial Regex BabelfishAnswer();
}
