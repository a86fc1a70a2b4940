using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Fits of the CDNOW sample, calibrated to 1997-09-30, against published ones.</summary>
public sealed class CdnowFitTests
{
    [Fact]
    public void Sample_has_the_published_size()
    {
        var data = Cdnow.History(Cdnow.Sample(), Cdnow.HoldoutFrom);

        Assert.Equal((2357, 2457, 946), (data.Count, data.RepeatOrderDays.Sum(), data.RepeatOrderDays.Count(x => x > 0)));
    }

    // Fader, Hardie and Lee (2005), table 2: .243 4.414 .793 2.426, −9582.4; BTYD, CLVTools and lifetimes agree.
    // MBG: SciPy 1.10 on the same data (the likelihood of the paper, maximised by Nelder–Mead to 1e-10: −9582.135716). Pareto: Fader,
    // Hardie and Lee (2005), table 2: .553 10.578 .606 11.669, −9595.0.
    [Theory]
    [InlineData(PurchaseModelKind.Bgnbd, "BG/NBD", new[] { .242595, 4.413602, .792922, 2.425907 }, -9582.4292)]
    [InlineData(PurchaseModelKind.Mbg, "MBG/NBD", new[] { .524838, 6.182992, .891356, 1.613999 }, -9582.1357)]
    [InlineData(PurchaseModelKind.Pareto, "Pareto/NBD", new[] { .55328, 10.57768, .60624, 11.66873 }, -9594.9762)]
    public void Estimates_are_the_published_ones(PurchaseModelKind kind, string name, double[] parameters, double logLikelihood)
    {
        var fit = ModelDays.Fit(HistoryGroups.From(Cdnow.Calibration), kind);

        Assert.Equal(name, fit.Model.Name);
        Assert.True(fit.IsConverged);
        Assert.False(fit.IsFallback);
        Assert.Null(fit.Remark);
        Assert.Equal(logLikelihood, fit.LogLikelihood, 1e-3);
        Assert.All(
            fit.Model.Parameters.Zip(parameters), pair => Assert.Equal(pair.Second, pair.First.Value, 1e-4 * Math.Max(1, pair.Second)));
    }

    // Fader and Hardie, "The Gamma-Gamma model of monetary value" (2013), p. 5: p 6.25, q 3.74, gamma 15.44.
    [Fact]
    public void Gamma_Gamma_estimates_are_the_published_ones()
    {
        var history = Cdnow.History(Cdnow.Sample(), Cdnow.HoldoutFrom);
        var fit = GammaGammaFitter.Fit(history, false)!;

        Assert.Equal(946, fit.CustomerCount);
        Assert.True(fit.IsConverged);
        Assert.Equal(-4055.9177, fit.LogLikelihood, 1e-3);
        Assert.Equal(6.249573, fit.Model.P, 1e-4);
        Assert.Equal(3.744225, fit.Model.Q, 1e-4);
        Assert.Equal(15.443521, fit.Model.Gamma, 1e-3);
        Assert.Equal(35.1710, fit.Model.PopulationMean, 1e-3);
    }

    // SciPy 1.10: inverse of a numerical Hessian in the logarithms of the parameters, delta method.
    [Fact]
    public void Standard_errors_come_from_the_curvature()
    {
        var fit = ModelDays.Fit(HistoryGroups.From(Cdnow.Calibration), PurchaseModelKind.Bgnbd);

        Assert.All(
            fit.StandardErrors.Zip((double[])[.01255738, .37822406, .18573378, .70541417]),
            pair => Assert.Equal(pair.Second, pair.First!.Value, 1e-3 * pair.Second));
    }

    // The whole of CDNOW: SciPy 1.10 (L-BFGS-B, ungrouped).
    [Theory]
    [InlineData("1997-10-01", new[] { .251624, 4.788943, .723434, 2.161089 }, -95368.444)]
    [InlineData("1998-07-01", new[] { .267128, 5.986495, .483517, 2.111608 }, -173425.916)]
    public void Estimates_for_all_customers_agree_with_SciPy(string asOf, double[] parameters, double logLikelihood)
    {
        var groups = HistoryGroups.From(
            Cdnow.History(Cdnow.Master(), DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)));
        var fit = ModelDays.Fit(groups, PurchaseModelKind.Bgnbd);

        Assert.Equal(23570, groups.TotalWeight);
        Assert.Equal(logLikelihood, fit.LogLikelihood, 1e-3);
        Assert.All(fit.Model.Parameters.Zip(parameters), pair => Assert.Equal(pair.Second, pair.First.Value, 1e-4));
    }

    [Fact]
    public void Gamma_Gamma_for_all_customers_agrees_with_SciPy()
    {
        var history = Cdnow.History(Cdnow.Master(), Cdnow.HoldoutFrom);
        var fit = GammaGammaFitter.Fit(history, false)!;

        Assert.Equal(9450, fit.CustomerCount);
        Assert.Equal(-40763.476, fit.LogLikelihood, 1e-3);
        Assert.Equal(6.275359, fit.Model.P, 1e-4);
        Assert.Equal(3.624450, fit.Model.Q, 1e-4);
        Assert.Equal(14.983687, fit.Model.Gamma, 1e-3);
    }

    // SciPy 1.10, Nelder–Mead to 1e-10: T must end on the last observed day.
    [Fact]
    public void One_day_more_of_observation_moves_a()
    {
        var fit = ModelDays.Fit(
            HistoryGroups.From(
                Cdnow.History(
                    [.. Cdnow.Sample().Where(line => line.Day < Day.FromDate(Cdnow.HoldoutFrom))], Cdnow.HoldoutFrom.AddDays(1))),
            PurchaseModelKind.Bgnbd);

        Assert.Equal(.81448, fit.Model.Parameters[2].Value, 1e-4);
    }
}
