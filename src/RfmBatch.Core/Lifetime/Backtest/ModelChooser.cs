using System.Globalization;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Backtest;

/// <summary>Chooses the purchase model by likelihood, with a veto of the holdouts, and keeps the previous run's unless beaten.</summary>
internal static class ModelChooser
{
    // Likelihoods this near say nothing (Akaike); the previous run's model stays until another leads by more than the second.
    private const double Level = 2;
    private const double ClearLead = 10;
    private const double VetoErrors = 2;

    /// <summary>Fits what the option allows and chooses.</summary>
    /// <param name="log">Customers to compare on.</param>
    /// <param name="request">How; its kind says which candidates there are.</param>
    /// <param name="clock">Operational time.</param>
    /// <param name="holdouts">First day of each and the day after its last; none leaves it to likelihood.</param>
    public static ModelChoice Choose(
        PurchaseLog log, LifetimeRequest request, WeekClock clock, IReadOnlyList<(int From, int End)> holdouts)
    {
        var asOf = Day.FromDate(request.AsOf);
        var groups = HistoryGroups.From(
            log.HistoryAt(asOf, request.IsNet), clock: clock, times: PurchaseTimes.Of(log, asOf, request.IsNet, clock));
        var candidates = CandidateModel.For(request.Kind);
        var fitter = new PurchaseModelFitter(groups);
        var fits = new List<PurchaseModelFit>();
        foreach (var candidate in candidates)
        {
            fits.Add(fitter.Fit(candidate));
        }

        var identified = fits.Where(fit => !fit.IsFallback).ToList();
        if (identified.Count == 0)
        {
            return new ModelChoice(
                [.. fits.Select(fit => Figures(fit, null, null, false)), Nbd(fitter, isChosen: true)], fits[0].Remark!);
        }

        var cells = identified.Count > 1 && holdouts.Count > 0
            ? HoldoutCells.Of(
                log, holdouts, request.IsNet, clock, [.. identified.Select(fit => (fit.Candidate, fit.Model))], request.Seed)
            : null;
        var (chosen, reason) = Decide(identified, cells, request.Previous?.ModelName, fitter.NbdLogLikelihood);
        if (chosen is null)
        {
            return new ModelChoice([.. fits.Select(fit => Figures(fit, null, null, false)), Nbd(fitter, isChosen: true)], reason);
        }

        var at = identified.IndexOf(chosen);
        var figures = fits.Select(fit => Figures(
            fit,
            fit.IsFallback ? null : cells?.Deviances[identified.IndexOf(fit)],
            fit.IsFallback || fit == chosen ? null : cells?.Difference(at, identified.IndexOf(fit)),
            fit == chosen));
        var why = candidates.Count == 1 ? $"{chosen.Model.Name}, as --value says" : reason;
        return new ModelChoice([.. figures, Nbd(fitter, isChosen: false)], why)
        {
            Chosen = chosen.Candidate,
            Near = chosen.Model,
        };
    }

    private static (PurchaseModelFit? Chosen, string Reason) Decide(
        List<PurchaseModelFit> fits, HoldoutCells? cells, string? previous, double nbd)
    {
        if (fits.Count == 1)
        {
            return (fits[0], $"{fits[0].Model.Name} is the only candidate whose dropout the data show");
        }

        bool IsVetoed(int one) => cells is not null && Enumerable.Range(0, fits.Count).Any(
            other => other != one && cells.Difference(one, other) is var lead && lead.Difference > VetoErrors * lead.Error
                && lead.Error > 0);
        var admitted = Enumerable.Range(0, fits.Count).Where(i => !IsVetoed(i)).Select(i => fits[i]).ToList();
        var leader = fits.MaxBy(fit => fit.LogLikelihood)!;
        var best = admitted.MaxBy(fit => fit.LogLikelihood)!;
        if (previous == "NBD" && best.LogLikelihood - nbd <= ClearLead)
        {
            return (null, $"the run before had no dropout, and {best.Model.Name} leads by {Lead(best.LogLikelihood - nbd)} only");
        }

        var stays = admitted.Find(fit => fit.Model.Name == previous);
        if (stays is not null && best.LogLikelihood - stays.LogLikelihood <= ClearLead)
        {
            return (stays, best == stays
                ? $"{stays.Model.Name} has the highest log-likelihood, as in the run before"
                : $"{stays.Model.Name} was the run before's, and {best.Model.Name} leads by "
                    + $"{Lead(best.LogLikelihood - stays.LogLikelihood)} of log-likelihood only");
        }

        var chosen = admitted.First(fit => best.LogLikelihood - fit.LogLikelihood <= Level);
        var second = fits.Where(fit => fit != chosen).MaxBy(fit => fit.LogLikelihood)!;
        if (leader != best)
        {
            return (chosen, $"{leader.Model.Name} has the highest log-likelihood, but {chosen.Model.Name} came nearer to the orders of "
                + $"the holdouts");
        }

        return (chosen, chosen == best
            ? $"{chosen.Model.Name} has the highest log-likelihood, {Lead(chosen.LogLikelihood - second.LogLikelihood)} above "
                + $"{second.Model.Name}"
            : $"{chosen.Model.Name} is level with {best.Model.Name} in log-likelihood, and the simpler one");
    }

    private static CandidateFigures Figures(
        PurchaseModelFit fit, double? deviance, (double Difference, double Error)? lead, bool isChosen) =>
        new(fit.Candidate.Name, fit.LogLikelihood, !fit.IsFallback, deviance, lead?.Difference, lead?.Error, isChosen);

    private static CandidateFigures Nbd(PurchaseModelFitter fitter, bool isChosen) =>
        new("NBD", fitter.NbdLogLikelihood, false, null, null, null, isChosen);

    private static string Lead(double lead) => lead.ToString("0.0", CultureInfo.InvariantCulture);
}
