using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>
/// As much of a job storage as recurring jobs need, without a clock: Hangfire's own have one, and would be asked before the one of a test.
/// </summary>
internal sealed class ScheduleStorage : JobStorage
{
    private readonly Dictionary<string, Dictionary<string, string>> _hashes = [];
    private readonly Dictionary<string, Dictionary<string, double>> _sets = [];

    public override IMonitoringApi GetMonitoringApi() => throw new NotSupportedException();

    public override IStorageConnection GetConnection() => new Connection(this);

    private Dictionary<string, double> Set(string key) => _sets.TryGetValue(key, out var set) ? set : _sets[key] = [];

    private Dictionary<string, string> Hash(string key) => _hashes.TryGetValue(key, out var hash) ? hash : _hashes[key] = [];

    private sealed class Connection(ScheduleStorage storage) : JobStorageConnection
    {
        public override IWriteOnlyTransaction CreateWriteTransaction() => new Transaction(storage);

        public override IDisposable AcquireDistributedLock(string resource, TimeSpan timeout) => new MemoryStream();

        public override HashSet<string> GetAllItemsFromSet(string key) => [.. storage.Set(key).Keys];

        public override string GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore) => storage.Set(key)
            .Where(item => item.Value >= fromScore && item.Value <= toScore)
            .OrderBy(item => item.Value)
            .Select(item => item.Key)
            .FirstOrDefault()!;

        public override List<string> GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore, int count) =>
            GetFirstByLowestScoreFromSet(key, fromScore, toScore) is { } first ? [first] : [];

        public override long GetSetCount(string key) => storage.Set(key).Count;

        public override List<string> GetRangeFromSet(string key, int startingFrom, int endingAt) => [.. storage.Set(key).Keys];

        public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs)
        {
            foreach (var (name, value) in keyValuePairs)
            {
                storage.Hash(key)[name] = value;
            }
        }

        public override Dictionary<string, string> GetAllEntriesFromHash(string key) =>
            storage.Hash(key) is { Count: > 0 } hash ? new(hash) : null!;

        public override string CreateExpiredJob(
            Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn) => throw new NotSupportedException();

        public override IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override void SetJobParameter(string id, string name, string value) => throw new NotSupportedException();

        public override string GetJobParameter(string id, string name) => throw new NotSupportedException();

        public override JobData GetJobData(string jobId) => null!;

        public override StateData GetStateData(string jobId) => null!;

        public override void AnnounceServer(string serverId, ServerContext context) => throw new NotSupportedException();

        public override void RemoveServer(string serverId) => throw new NotSupportedException();

        public override void Heartbeat(string serverId) => throw new NotSupportedException();

        public override int RemoveTimedOutServers(TimeSpan timeOut) => throw new NotSupportedException();
    }

    private sealed class Transaction(ScheduleStorage storage) : JobStorageTransaction
    {
        public override void AddToSet(string key, string value) => AddToSet(key, value, 0);

        public override void AddToSet(string key, string value, double score) => storage.Set(key)[value] = score;

        public override void RemoveFromSet(string key, string value) => storage.Set(key).Remove(value);

        public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs)
        {
            foreach (var (name, value) in keyValuePairs)
            {
                storage.Hash(key)[name] = value;
            }
        }

        public override void RemoveHash(string key) => storage.Hash(key).Clear();

        public override void Commit()
        {
            // Each change was made at once.
        }

        public override void ExpireJob(string jobId, TimeSpan expireIn) => throw new NotSupportedException();

        public override void PersistJob(string jobId) => throw new NotSupportedException();

        public override void SetJobState(string jobId, IState state) => throw new NotSupportedException();

        public override void AddJobState(string jobId, IState state) => throw new NotSupportedException();

        public override void AddToQueue(string queue, string jobId) => throw new NotSupportedException();

        public override void IncrementCounter(string key) => throw new NotSupportedException();

        public override void IncrementCounter(string key, TimeSpan expireIn) => throw new NotSupportedException();

        public override void DecrementCounter(string key) => throw new NotSupportedException();

        public override void DecrementCounter(string key, TimeSpan expireIn) => throw new NotSupportedException();

        public override void InsertToList(string key, string value) => throw new NotSupportedException();

        public override void RemoveFromList(string key, string value) => throw new NotSupportedException();

        public override void TrimList(string key, int keepStartingFrom, int keepEndingAt) => throw new NotSupportedException();
    }
}
