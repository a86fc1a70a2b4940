using RfmBatch.Storage.Runs;

namespace RfmBatch.Storage.SqlServer.Runs;

/// <summary>The table of one batch of a run's customers on their way in, for the session alone.</summary>
/// <remarks>
/// Bulk copy needs a table without constraints. A shared one would be scanned by each program that empties its rows of it, under locks on
/// the rows of the others: two programs would deadlock.
/// </remarks>
/// <param name="columns">
/// Columns that have values; what is not among them is NULL in the table of the store, and the run, one for all rows, is a parameter.
/// </param>
internal sealed class CustomerRfmStaging(IReadOnlyList<CustomerRfmColumn> columns)
{
    /// <summary>Its name.</summary>
    public const string Table = "#StagingCustomerRfm";

    /// <summary>Removes it; a pooled connection would keep it.</summary>
    public const string DropTable = "DROP TABLE IF EXISTS #StagingCustomerRfm;";

    /// <summary>Creates it, whatever the session left behind. Executed without parameters, or it would end with the statement.</summary>
    public string CreateTable =>
        $"{DropTable} CREATE TABLE {Table} ({string.Join(", ", columns.Select(column => $"{column.Name} {TypeOf(column)} NULL"))});";

    /// <summary>Moves the batch into the table of the store. Parameters: @RunKey.</summary>
    public string InsertRows =>
        $"INSERT INTO rfm.CustomerRfm (RunKey, {string.Join(", ", columns.Select(column => column.Name))}) "
        + $"SELECT @RunKey AS RunKey, {string.Join(", ", columns.Select(column => $"s.{column.Name} AS {column.Name}"))} "
        + $"FROM {Table} AS s;";

    private static string TypeOf(CustomerRfmColumn column) => column.Kind switch
    {
        CustomerRfmColumnKind.Whole => "int",
        CustomerRfmColumnKind.Amount => "decimal(19, 4)",
        CustomerRfmColumnKind.Day => "date",
        CustomerRfmColumnKind.Real => "float(53)",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, "There is no such kind of column."),
    };
}
