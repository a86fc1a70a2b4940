using System.Data.Common;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>Reaches the server by Microsoft.Data.SqlClient.</summary>
internal sealed class SqlClientAccess : IServerAccess
{
    public IBulkCopy BulkCopy { get; } = new BulkColumns();

    public DbConnection Connect(string connectionString) => new SqlConnection(connectionString);
}
