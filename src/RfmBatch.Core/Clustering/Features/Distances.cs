using System.Numerics;
using System.Runtime.InteropServices;

namespace RfmBatch.Core.Clustering.Features;

/// <summary>Vector kernels over columns of points.</summary>
internal static class Distances
{
    /// <summary>Squared Euclidean distances of consecutive points to one point.</summary>
    public static void Squared(double[][] columns, int start, ReadOnlySpan<double> point, Span<double> squared)
    {
        if (columns.Length == 3)
        {
            Squared3(columns, start, point, squared);
            return;
        }

        squared.Clear();
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(squared);
        for (var j = 0; j < columns.Length; j++)
        {
            var column = columns[j].AsSpan(start, squared.Length);
            var values = MemoryMarshal.Cast<double, Vector<double>>(column);
            var at = new Vector<double>(point[j]);
            for (var i = 0; i < vectors.Length; i++)
            {
                var difference = values[i] - at;
                vectors[i] += difference * difference;
            }

            for (var i = vectors.Length * Vector<double>.Count; i < squared.Length; i++)
            {
                squared[i] += (column[i] - point[j]) * (column[i] - point[j]);
            }
        }
    }

    /// <summary>
    /// Where <paramref name="distance"/> is less than <paramref name="nearest"/>, takes it and notes the candidate as owner.
    /// </summary>
    public static void TakeNearer(Span<double> nearest, Span<double> owner, ReadOnlySpan<double> distance, double candidate)
    {
        var nearestVectors = MemoryMarshal.Cast<double, Vector<double>>(nearest);
        var ownerVectors = MemoryMarshal.Cast<double, Vector<double>>(owner);
        var distanceVectors = MemoryMarshal.Cast<double, Vector<double>>(distance);
        var number = new Vector<double>(candidate);
        for (var i = 0; i < nearestVectors.Length; i++)
        {
            var isNearer = Vector.LessThan(distanceVectors[i], nearestVectors[i]);
            ownerVectors[i] = Vector.ConditionalSelect(isNearer, number, ownerVectors[i]);
            nearestVectors[i] = Vector.Min(distanceVectors[i], nearestVectors[i]);
        }

        for (var i = nearestVectors.Length * Vector<double>.Count; i < nearest.Length; i++)
        {
            if (distance[i] < nearest[i])
            {
                (nearest[i], owner[i]) = (distance[i], candidate);
            }
        }
    }

    /// <summary>Takes the lesser of two columns into the first.</summary>
    public static void TakeLesser(Span<double> nearest, ReadOnlySpan<double> distance)
    {
        var nearestVectors = MemoryMarshal.Cast<double, Vector<double>>(nearest);
        var distanceVectors = MemoryMarshal.Cast<double, Vector<double>>(distance);
        for (var i = 0; i < nearestVectors.Length; i++)
        {
            nearestVectors[i] = Vector.Min(nearestVectors[i], distanceVectors[i]);
        }

        for (var i = nearestVectors.Length * Vector<double>.Count; i < nearest.Length; i++)
        {
            nearest[i] = Math.Min(nearest[i], distance[i]);
        }
    }

    /// <summary>Sum of Euclidean distances of consecutive points to one point.</summary>
    public static double SumTo(double[][] columns, int start, int count, ReadOnlySpan<double> point)
    {
        const int Block = 256;
        Span<double> squared = stackalloc double[Block];
        var sum = 0.0;
        for (var done = 0; done < count; done += Block)
        {
            var block = squared[..Math.Min(Block, count - done)];
            Squared(columns, start + done, point, block);
            sum += SumOfRoots(block);
        }

        return sum;
    }

    /// <summary>Sum of square roots.</summary>
    public static double SumOfRoots(ReadOnlySpan<double> squared)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(squared);
        var sum = Vector<double>.Zero;
        foreach (var vector in vectors)
        {
            sum += Vector.SquareRoot(vector);
        }

        var rest = 0.0;
        for (var i = vectors.Length * Vector<double>.Count; i < squared.Length; i++)
        {
            rest += Math.Sqrt(squared[i]);
        }

        return Vector.Sum(sum) + rest;
    }

    /// <summary>Sum of square roots, each of which is also added to its place in <paramref name="sums"/>.</summary>
    public static double AddRoots(ReadOnlySpan<double> squared, Span<double> sums)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(squared);
        var sumVectors = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var sum = Vector<double>.Zero;
        for (var i = 0; i < vectors.Length; i++)
        {
            var root = Vector.SquareRoot(vectors[i]);
            sum += root;
            sumVectors[i] += root;
        }

        var rest = 0.0;
        for (var i = vectors.Length * Vector<double>.Count; i < squared.Length; i++)
        {
            var root = Math.Sqrt(squared[i]);
            rest += root;
            sums[i] += root;
        }

        return Vector.Sum(sum) + rest;
    }

    /// <summary>Adds a multiple of square roots.</summary>
    public static void AddScaledRoots(ReadOnlySpan<double> squared, double factor, Span<double> sums)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(squared);
        var sumVectors = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (var i = 0; i < vectors.Length; i++)
        {
            sumVectors[i] += factor * Vector.SquareRoot(vectors[i]);
        }

        for (var i = vectors.Length * Vector<double>.Count; i < squared.Length; i++)
        {
            sums[i] += factor * Math.Sqrt(squared[i]);
        }
    }

    /// <summary>Sum of the lesser of two columns.</summary>
    public static double SumOfLesser(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var aVectors = MemoryMarshal.Cast<double, Vector<double>>(a);
        var bVectors = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sum = Vector<double>.Zero;
        for (var i = 0; i < aVectors.Length; i++)
        {
            sum += Vector.Min(aVectors[i], bVectors[i]);
        }

        var rest = 0.0;
        for (var i = aVectors.Length * Vector<double>.Count; i < a.Length; i++)
        {
            rest += Math.Min(a[i], b[i]);
        }

        return Vector.Sum(sum) + rest;
    }

    private static void Squared3(double[][] columns, int start, ReadOnlySpan<double> point, Span<double> squared)
    {
        var x = columns[0].AsSpan(start, squared.Length);
        var y = columns[1].AsSpan(start, squared.Length);
        var z = columns[2].AsSpan(start, squared.Length);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(squared);
        var xs = MemoryMarshal.Cast<double, Vector<double>>(x)[..vectors.Length];
        var ys = MemoryMarshal.Cast<double, Vector<double>>(y)[..vectors.Length];
        var zs = MemoryMarshal.Cast<double, Vector<double>>(z)[..vectors.Length];
        var (atX, atY, atZ) = (new Vector<double>(point[0]), new Vector<double>(point[1]), new Vector<double>(point[2]));
        for (var i = 0; i < vectors.Length; i++)
        {
            var (dx, dy, dz) = (xs[i] - atX, ys[i] - atY, zs[i] - atZ);
            vectors[i] = (dx * dx) + (dy * dy) + (dz * dz);
        }

        for (var i = vectors.Length * Vector<double>.Count; i < squared.Length; i++)
        {
            var (dx, dy, dz) = (x[i] - point[0], y[i] - point[1], z[i] - point[2]);
            squared[i] = (dx * dx) + (dy * dy) + (dz * dz);
        }
    }
}
