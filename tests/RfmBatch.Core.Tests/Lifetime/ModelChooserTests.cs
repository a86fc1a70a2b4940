using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Backtest;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Auto finds the model that customers were drawn from, and does not leave the previous run's for little.</summary>
public sealed class ModelChooserTests
{
    private const int Days = 900;
    private static readonly Lazy<PurchaseLog> Random = new(() => Cdnow.Log(MadeShop.Lines(2500, Days, 11), Day.ToDate(Days)));

    [Fact]
    public void Customers_of_BG_NBD_are_given_to_it()
    {
        var choice = Choose(Random.Value);

        Assert.Equal(PurchaseModelKind.Bgnbd, choice.Chosen!.Value.Kind);
        Assert.Equal(9, choice.Candidates.Count);
        Assert.Single(choice.Candidates, figures => figures.IsChosen);
        Assert.All(
            choice.Candidates.Where(figures => figures.IsIdentified && !figures.IsChosen),
            figures => Assert.True(figures.DevianceLeadError > 0 && figures.HoldoutDeviance > 0));
        Assert.Matches("^BG/NBD (has the highest log-likelihood|is level with)", choice.Reason);
    }

    [Fact]
    public void Regular_customers_are_given_to_MBG_CNBD()
    {
        var choice = Choose(Regular(3));

        Assert.Equal(new CandidateModel(PurchaseModelKind.Mbgcnbd, 3), choice.Chosen);
        var by = choice.Candidates.ToDictionary(figures => figures.ModelName);
        Assert.True(by["MBG/CNBD-3"].LogLikelihood > by["MBG/NBD"].LogLikelihood + 100);
    }

    // Likelihoods of BG and Pareto are far from level on data of BG; 10 is the lead that the previous run's model may be behind.
    [Fact]
    public void The_previous_runs_model_stays_unless_the_lead_is_clear()
    {
        var free = Choose(Random.Value);
        var by = free.Candidates.ToDictionary(figures => figures.ModelName);
        foreach (var name in (string[])["BG/NBD", "MBG/NBD", "Pareto/NBD"])
        {
            var lead = by.Values.Where(figures => figures.IsIdentified).Max(figures => figures.LogLikelihood) - by[name].LogLikelihood;
            var chosen = Choose(Random.Value, new PreviousLifetime(name, false)).Candidates.Single(figures => figures.IsChosen).ModelName;
            Assert.Equal(lead <= 10 ? name : free.Candidates.Single(figures => figures.IsChosen).ModelName, chosen);
        }
    }

    [Fact]
    public void By_hand_there_is_one_candidate_and_its_reason()
    {
        var choice = Choose(Random.Value, kind: PurchaseModelKind.Mbg);

        Assert.Equal("MBG/NBD, as --value says", choice.Reason);
        Assert.Equal(["MBG/NBD", "NBD"], choice.Candidates.Select(figures => figures.ModelName));
    }

    private static ModelChoice Choose(
        PurchaseLog log, PreviousLifetime? previous = null, PurchaseModelKind kind = PurchaseModelKind.Auto) =>
        ModelChooser.Choose(
            log,
            new LifetimeRequest(kind, Day.ToDate(Days), true, new HoldoutPeriod(null, 0, "none"), 1) { Previous = previous },
            WeekClock.Calendar,
            [(Days - 182, Days), (Days - 364, Days - 182)]);

    private static PurchaseLog Regular(int k)
    {
        var random = new RandomStream(8, k);
        var builder = new PurchaseLogBuilder();
        for (var key = 1; key <= 1500; key++)
        {
            var (rate, dropout, at) = (Gamma.Sample(random, 1.2, 6), Beta.Sample(random, .8, 4), random.NextDouble() * Days / 2);
            while (at < Days)
            {
                builder.Add(new PurchaseLine(key, (int)at, 100_000, false, true));
                if (random.NextDouble() < dropout)
                {
                    break;
                }

                at += Math.Max(1, 7 * Gamma.Sample(random, k, k * Math.Max(rate, 1e-6)));
            }
        }

        return builder.Build();
    }
}
