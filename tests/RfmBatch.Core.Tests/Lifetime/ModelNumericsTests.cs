using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Formulas against mpmath 1.2 with 60 digits, where the published forms lose theirs to cancellation too.</summary>
public sealed class ModelNumericsTests
{
    // mpmath: (a+b+x-1)/(a-1)*(1-((al+T)/(al+T+t))**(r+x)*hyp2f1(r+x, b+x, a+b+x-1, t/(al+T+t))), eq. (10) of Fader, Hardie and Lee (2005)
    // without P(alive).
    [Theory]
    [InlineData(.242595, 4.413602, .792922, 2.425907, 2, 272, 39, 1.6872563023809616)]
    [InlineData(.5, 10, .000123, 1862.6, 5, 300, 184 / 7.0, 2.7351348441902613)]
    [InlineData(2, 3, 1e-8, 1e5, 50, 700, 52, 26.252427184430918)]
    [InlineData(.25, 4.4, 900, 30000, 1, 273, 52, 1.4410437055261297)]
    [InlineData(1.5, 2, 1.7, 3, 300, 365, 365 / 7.0, 162.60265016118488)]
    [InlineData(.05, .2, .9, 2, 0, 0, 52, 1.3335077192097902)]
    [InlineData(.3, 5, 3.2, 4, 0, 273, 104, .44638413022499148)]
    public void Expected_orders_of_BG_NBD_keep_their_digits(
        double r, double alpha, double a, double b, int x, int age, double weeks, double expected) =>
        Assert.Equal(expected, new BgNbdModel(r, alpha, a, b).OrdersInDays(x, age, weeks).Expected, 1e-11 * expected);

    // mpmath: the 2F1 form of Fader and Hardie's note (2005), eq. (17)-(22):
    // A0 = hyp2f1(r+s+x, s+1, r+s+x+1, (al-be)/(al+tx))/(al+tx)**(r+s+x) - the same at T (for al >= be; mirrored otherwise), alive =
    // 1/((al+T)**(r+x)*(be+T)**s), loggamma(r+x)-loggamma(r)+r*log(al)+s*log(be)+log(alive+s/(r+s+x)*A0), alive/(alive+s/(r+s+x)*A0).
    [Theory]
    [InlineData(.55328, 10.57768, .60624, 11.66873, 2, 213, 272, -9.5541710389845954, .86913421084193306)]
    [InlineData(.55328, 10.57768, .60624, 11.66873, 0, 0, 272, -.52119554852006049, .29511186920245106)]
    [InlineData(.55328, 10.57768, .60624, 11.66873, 26, 216, 217, -39.130747865038119, .99787340439398077)]
    [InlineData(1.5, 2, 50, 4000, 120, 150, 700, 71.8693770416595, 3.7735484415910022e-76)]
    [InlineData(.2, 30, .4, .5, 0, 0, 1000, -.06823103650477715, .078440330443918822)]
    [InlineData(3, 1, 2, 90, 40, 60, 720, 14.385561307504438, 1.699526498154507e-43)]
    [InlineData(.3, 200, 5, 1, 1, 1, 3000, -7.172724850844594, 3.0162484275393232e-14)]
    public void Likelihood_and_P_alive_of_Pareto_NBD_keep_their_digits(
        double r, double alpha, double s, double beta, int x, int last, int age, double logLikelihood, double alive)
    {
        var model = new ParetoNbdModel(r, alpha, s, beta);

        Assert.Equal(logLikelihood, model.LogLikelihood(x, last, age), 1e-10 * Math.Abs(logLikelihood));
        Assert.Equal(alive, model.ProbabilityAlive(x, last, age), 1e-9 * alive);
    }

    // mpmath: quad of the density of the (k+1)-th arrival times the survival of the lifetime, 40 intervals:
    // exp(loggamma(R+k+1)-loggamma(R)-loggamma(k+1)+R*log(A)+k*log(u)-(R+k+1)*log(A+u)+s*log(B/(B+u))), R = r+x, A = al+T, B = be+T, u from
    // 0 to 365/7.
    [Theory]
    [InlineData(.55328, 10.57768, .60624, 11.66873, 2, 272, 0, .7269500741779013)]
    [InlineData(.55328, 10.57768, .60624, 11.66873, 2, 272, 3, .2183742394948028)]
    [InlineData(2, 1, 3, 5, 60, 365, 0, .9568938679996517)]
    [InlineData(2, 1, 3, 5, 60, 365, 40, .2383448410523395)]
    [InlineData(2, 1, 3, 5, 60, 365, 90, .001027164072151928)]
    public void Numbers_of_orders_of_Pareto_NBD_keep_their_digits(
        double r, double alpha, double s, double beta, int x, int age, int k, double tail) =>
        Assert.Equal(tail, new ParetoNbdModel(r, alpha, s, beta).OrdersInDays(x, age, 365 / 7.0).Tails[k], 1e-11);

    // mpmath: betainc(k+1, R, 0, t/(A+t), regularized=True).
    [Theory]
    [InlineData(2.25, 43.3, 0, .8310823443460115)]
    [InlineData(2.25, 43.3, 3, .2964357825196742)]
    [InlineData(2000, 60, 1700, .7437995945697073)]
    public void Tails_without_dropout_keep_their_digits(double shape, double rate, int k, double tail) =>
        Assert.Equal(tail, NegativeBinomial.Tails(shape, rate, 365 / 7.0)[k], 1e-11);

    [Theory]
    [InlineData(.55328, 10.57768, .60624, 11.66873, 2, 272)]
    [InlineData(2, 1, 1, 5, 60, 365)]
    [InlineData(1, 3, .02, 50, 400, 800)]
    [InlineData(.1, .3, 4, 2, 0, 0)]
    public void Numbers_of_orders_of_Pareto_NBD_sum_to_the_closed_form(double r, double alpha, double s, double beta, int x, int age)
    {
        var model = new ParetoNbdModel(r, alpha, s, beta);
        var expected = model.ExpectedIfAlive(r + x, alpha + (age / 7.0), beta + (age / 7.0), 52);

        Assert.Equal(expected, model.OrdersInDays(x, age, 52).Expected, 1e-10 * expected);
    }

    [Fact]
    public void MBG_NBD_of_a_new_customer_is_the_published_form()
    {
        // mpmath: b/(a-1)*(1-(al/(al+t))**r*hyp2f1(r, b+1, a+b, t/(al+t))), Batislam, Denizel and Filiztekin (2007), at r .525, al 6.183, a
        // .891, b 1.614, t 39.
        Assert.Equal(
            1.1829536655971726, new BgNbdModel(.525, 6.183, .891, 1.614, dropsOutAtFirst: true).ExpectedOrdersOfNewCustomer(39), 1e-11);
    }
}
