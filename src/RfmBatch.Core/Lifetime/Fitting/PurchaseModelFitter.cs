using System.Globalization;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>Fits purchase models, and tells when the data do not identify the one asked for.</summary>
internal static class PurchaseModelFitter
{
    /// <summary>Fewest customers with a repeat purchase that a fit is made from.</summary>
    public const int MinRepeaters = 20;

    /// <summary>Fewest days between the first purchase of a customer and the last observed day, for the oldest customer.</summary>
    public const int MinObservedDays = 28;

    // Two parameters more than the NBD must gain this much, or the dropout is not there (Akaike's rule).
    private const double MinGain = 2;

    // Starts compete on this many groups at most; all of them decide.
    private const int RoughGroups = 4000;

    /// <summary>Why a population is too small for any model, or null when it is not.</summary>
    public static string? TooLittle(HistoryGroups groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var (repeaters, days) = (0.0, 0);
        for (var i = 0; i < groups.Count; i++)
        {
            repeaters += groups.RepeatOrderDays[i] > 0 ? groups.Weights[i] : 0;
            days = Math.Max(days, groups.Ages[i]);
        }

        return repeaters < MinRepeaters
            ? string.Create(
                CultureInfo.InvariantCulture, $"{repeaters:0} customers bought on more than one day; a model needs {MinRepeaters}.")
            : days < MinObservedDays ? $"The oldest customer is observed for {days} days; a model needs {MinObservedDays}." : null;
    }

    /// <summary>Fits the model asked for; its NBD limit where dropout cannot be told from none.</summary>
    /// <param name="groups">Histories; <see cref="TooLittle"/> is null for them.</param>
    /// <param name="kind">Which model; <see cref="PurchaseModelKind.Auto"/> is BG/NBD.</param>
    public static PurchaseModelFit Fit(HistoryGroups groups, PurchaseModelKind kind)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var rough = groups.Thinned(RoughGroups);
        var weeks = ParameterBox.MeanAge(groups);
        var mean = MeanOrders(groups);
        var nbd = Maximise(part => new NbdLikelihood(part), groups, rough, [[.5, .5 * weeks / mean], [3, 3 * weeks / mean]]);
        var (r, alpha) = (nbd.Parameters[0], nbd.Parameters[1]);
        var full = kind switch
        {
            PurchaseModelKind.Auto or PurchaseModelKind.Bgnbd =>
                Maximise(part => new BgNbdLikelihood(part, false), groups, rough, DropoutStarts(r, alpha)),
            PurchaseModelKind.Mbg => Maximise(part => new BgNbdLikelihood(part, true), groups, rough, DropoutStarts(r, alpha)),
            PurchaseModelKind.Pareto =>
                Maximise(
                    part => new ParetoNbdLikelihood(part),
                    groups,
                    rough,
                    [[r, alpha / 2, .5, weeks / 2], [r, alpha, 2, weeks * 4], [r * 2, alpha, .3, weeks / 10]]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no model to fit."),
        };
        var p = full.Parameters;
        IPurchaseModel model = kind switch
        {
            PurchaseModelKind.Pareto => new ParetoNbdModel(p[0], p[1], p[2], p[3]),
            _ => new BgNbdModel(p[0], p[1], p[2], p[3], kind == PurchaseModelKind.Mbg),
        };
        var gain = full.LogLikelihood - nbd.LogLikelihood;
        return gain >= MinGain
            ? Result(model, full, null)
            : Result(new NbdModel(r, alpha), nbd, NotIdentified(model, gain)) with { IsFallback = true };
    }

    private static MaximumLikelihood Maximise(
        Func<HistoryGroups, ILogLikelihood> likelihood, HistoryGroups groups, HistoryGroups rough, IReadOnlyList<double[]> starts)
    {
        var all = likelihood(groups);
        return MaximumLikelihood.Find(all, ReferenceEquals(groups, rough) ? all : likelihood(rough), starts);
    }

    private static double[][] DropoutStarts(double r, double alpha) =>
        [[r, alpha, .5, 2], [r / 2, alpha / 2, 1, 1], [r, alpha, .1, 10], [r * 2, alpha, 5, 20]];

    private static PurchaseModelFit Result(IPurchaseModel model, MaximumLikelihood found, string? reason)
    {
        var edges = found.AtEdge.Select(i => model.Parameters[i].Name).ToArray();
        var remark = reason
            ?? (edges.Length > 0
                ? $"{string.Join(", ", edges)} ended at the edge of the range: customers hardly differ in what "
                    + $"{(edges.Length == 1 ? "it" : "they")} stand{(edges.Length == 1 ? "s" : "")} for."
                : null);
        return new PurchaseModelFit
        {
            Model = model,
            StandardErrors = found.StandardErrors,
            LogLikelihood = found.LogLikelihood,
            IsConverged = found.IsConverged,
            IsFallback = false,
            Remark = remark,
            LogCovariance = found.LogCovariance,
        };
    }

    private static string NotIdentified(IPurchaseModel model, double gain)
    {
        var parameters = string.Join(
            ", ",
            model.Parameters.Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} = {parameter.Value:G4}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name} is not identified: allowing customers to drop out gains {Math.Max(0, gain):0.00} of log-likelihood "
            + $"({parameters}); the NBD, in which nobody drops out, is used.");
    }

    private static double MeanOrders(HistoryGroups groups)
    {
        var sum = 0.0;
        for (var i = 0; i < groups.Count; i++)
        {
            sum += groups.Weights[i] * groups.RepeatOrderDays[i];
        }

        return sum / groups.TotalWeight;
    }
}

/// <summary>The model that predicts orders; names in options are lower case.</summary>
public enum PurchaseModelKind
{
    /// <summary>No prediction.</summary>
    Off,

    /// <summary>BG/NBD, or its limit without dropout where the data do not show any.</summary>
    Auto,

    /// <summary>BG/NBD (Fader, Hardie and Lee 2005).</summary>
    Bgnbd,

    /// <summary>MBG/NBD (Batislam, Denizel and Filiztekin 2007).</summary>
    Mbg,

    /// <summary>Pareto/NBD (Schmittlein, Morrison and Colombo 1987).</summary>
    Pareto,
}
