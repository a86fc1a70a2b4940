namespace RfmBatch.Core.Clustering.Validation;

/// <summary>Pairs rows with columns so that the sum of costs is least: the Hungarian method with potentials, O(n³).</summary>
/// <remarks>
/// Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics 2, 1955; Jonker &amp; Volgenant, Computing 38, 1987.
/// </remarks>
internal static class LinearAssignment
{
    /// <summary>The column of each row of a square table of finite costs.</summary>
    public static int[] Solve(double[,] costs)
    {
        var n = costs.GetLength(0);
        var (rowPotential, columnPotential) = (new double[n + 1], new double[n + 1]);
        var rowOfColumn = new int[n + 1];
        for (var row = 1; row <= n; row++)
        {
            Augment(costs, row, rowOfColumn, rowPotential, columnPotential);
        }

        var columns = new int[n];
        for (var column = 1; column <= n; column++)
        {
            columns[rowOfColumn[column] - 1] = column - 1;
        }

        return columns;
    }

    // Rows and columns count from 1; column 0 holds the row that is being placed.
    private static void Augment(double[,] costs, int row, int[] rowOfColumn, double[] rowPotential, double[] columnPotential)
    {
        var n = rowOfColumn.Length - 1;
        var (least, before, isVisited) = (new double[n + 1], new int[n + 1], new bool[n + 1]);
        Array.Fill(least, double.PositiveInfinity);
        rowOfColumn[0] = row;
        var column = 0;
        do
        {
            isVisited[column] = true;
            var (current, next, delta) = (rowOfColumn[column], 0, double.PositiveInfinity);
            for (var j = 1; j <= n; j++)
            {
                if (isVisited[j])
                {
                    continue;
                }

                var reduced = costs[current - 1, j - 1] - rowPotential[current] - columnPotential[j];
                (least[j], before[j]) = reduced < least[j] ? (reduced, column) : (least[j], before[j]);
                (delta, next) = least[j] < delta ? (least[j], j) : (delta, next);
            }

            for (var j = 0; j <= n; j++)
            {
                if (isVisited[j])
                {
                    rowPotential[rowOfColumn[j]] += delta;
                    columnPotential[j] -= delta;
                }
                else
                {
                    least[j] -= delta;
                }
            }

            column = next;
        }
        while (rowOfColumn[column] != 0);
        for (; column != 0; column = before[column])
        {
            rowOfColumn[column] = rowOfColumn[before[column]];
        }
    }
}
