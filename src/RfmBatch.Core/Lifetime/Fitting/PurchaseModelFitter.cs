using System.Globalization;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>Fits purchase models to one population, and tells when the data do not identify the one asked for.</summary>
internal sealed class PurchaseModelFitter
{
    /// <summary>Fewest customers with a repeat purchase that a fit is made from.</summary>
    public const int MinRepeaters = 20;

    /// <summary>Fewest days between the first purchase of a customer and the last observed day, for the oldest customer.</summary>
    public const int MinObservedDays = 28;

    // Two parameters more than the NBD must gain this much, or the dropout is not there (Akaike's rule).
    private const double MinGain = 2;

    // Starts compete on this many groups at most; all of them decide.
    private const int RoughGroups = 4000;

    private readonly HistoryGroups _groups;
    private readonly HistoryGroups _rough;
    private readonly Lazy<MaximumLikelihood> _nbd;

    /// <summary>Takes histories; <see cref="TooLittle"/> is null for them.</summary>
    public PurchaseModelFitter(HistoryGroups groups) =>
        (_groups, _rough, _nbd) = (groups, groups.Thinned(RoughGroups), new Lazy<MaximumLikelihood>(FitNbd));

    /// <summary>Log-likelihood of the NBD.</summary>
    public double NbdLogLikelihood => _nbd.Value.LogLikelihood + _groups.Times.SumLogIndexes;

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

    /// <summary>Fits a model; its limit without dropout, the NBD, where dropout cannot be told from none.</summary>
    /// <param name="candidate">Which model.</param>
    /// <param name="near">Parameters to start from, those of a fit to similar data, or null.</param>
    public PurchaseModelFit Fit(CandidateModel candidate, IPurchaseModel? near = null)
    {
        var (nbd, k) = (_nbd.Value, candidate.Regularity);
        var (r, alpha) = (nbd.Parameters[0], nbd.Parameters[1]);
        var full = near?.Parameters is { Count: 4 } known
            ? MaximumLikelihood.Near(candidate.Likelihood(_groups), [.. known.Select(parameter => parameter.Value)])
            : Maximise(candidate.Likelihood, Starts(candidate, r, alpha));
        var limit = k == 1
            ? nbd.LogLikelihood
            : MaximumLikelihood.Near(new MbgCnbdLikelihood(_groups, k, hasDropout: false), [r, alpha / k]).LogLikelihood;
        var gain = full.LogLikelihood - limit;
        var constant = MbgCnbdLikelihood.GapConstant(k, _groups.Times.RepeatOrders, _groups.Times.SumLogGaps);
        var model = candidate.With(full.Parameters);
        return gain >= MinGain
            ? Result(candidate, model, full, null, constant + _groups.Times.SumLogIndexes)
            : Nbd(candidate, NotIdentified(model, gain));
    }

    /// <summary>The NBD, in which nobody drops out.</summary>
    /// <param name="candidate">The model in whose place it stands.</param>
    /// <param name="reason">Why it is used.</param>
    public PurchaseModelFit Nbd(CandidateModel candidate, string reason)
    {
        var nbd = _nbd.Value;
        return Result(
            candidate, new NbdModel(nbd.Parameters[0], nbd.Parameters[1]), nbd, reason, _groups.Times.SumLogIndexes) with
        {
            IsFallback = true
        };
    }

    private MaximumLikelihood FitNbd()
    {
        var (weeks, mean) = (ParameterBox.MeanAge(_groups), MeanOrders(_groups));
        return Maximise(part => new NbdLikelihood(part), [[.5, .5 * weeks / mean], [3, 3 * weeks / mean]]);
    }

    private MaximumLikelihood Maximise(Func<HistoryGroups, ILogLikelihood> likelihood, IReadOnlyList<double[]> starts)
    {
        var all = likelihood(_groups);
        return MaximumLikelihood.Find(all, ReferenceEquals(_groups, _rough) ? all : likelihood(_rough), starts);
    }

    private double[][] Starts(CandidateModel candidate, double r, double alpha)
    {
        var weeks = ParameterBox.MeanAge(_groups);
        return candidate.Kind == PurchaseModelKind.Pareto
            ? [[r, alpha / 2, .5, weeks / 2], [r, alpha, 2, weeks * 4], [r * 2, alpha, .3, weeks / 10]]
            : DropoutStarts(r, alpha / candidate.Regularity);
    }

    private static double[][] DropoutStarts(double r, double alpha) =>
        [[r, alpha, .5, 2], [r / 2, alpha / 2, 1, 1], [r, alpha, .1, 10], [r * 2, alpha, 5, 20]];

    private static PurchaseModelFit Result(
        CandidateModel candidate, IPurchaseModel model, MaximumLikelihood found, string? reason, double constant)
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
            Candidate = candidate,
            StandardErrors = found.StandardErrors,
            LogLikelihood = found.LogLikelihood + constant,
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
