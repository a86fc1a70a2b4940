using System.Data.Common;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>How the server is reached: between the storage, which knows <see cref="DbConnection"/> only, and SqlClient.</summary>
internal interface IServerAccess
{
    /// <summary>Copies rows in bulk.</summary>
    IBulkCopy BulkCopy { get; }

    /// <summary>A connection that is not open yet.</summary>
    DbConnection Connect(string connectionString);
}
