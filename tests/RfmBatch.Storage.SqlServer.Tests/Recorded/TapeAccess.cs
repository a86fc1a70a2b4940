using System.Data.Common;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.SqlServer.Bulk;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>Connections and bulk copies that are written to a tape.</summary>
internal sealed class TapeAccess(Tape tape) : IServerAccess, IBulkCopy
{
    private static readonly BulkColumns Server = new();

    public IBulkCopy BulkCopy => this;

    public DbConnection Connect(string connectionString) =>
        new TapeConnection(tape, tape.IsRecording ? new SqlConnection(connectionString) : null);

    public async Task CopyAsync(
        DbConnection connection, string table, int rowCount, IReadOnlyList<BulkColumn> columns, CancellationToken cancellationToken)
    {
        var taped = (TapeConnection)connection;
        taped.Session.Note(table, rowCount, columns);
        if (taped.Server is { } server)
        {
            await Server.CopyAsync(server, table, rowCount, columns, cancellationToken);
        }
    }
}
