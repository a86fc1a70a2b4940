"""Computes the golden values again and says how far the committed ones are off. Nothing is written.

python3 recompute.py FOLDER    FOLDER: the public data that scripts/testdata.sh fetches
Debian 12: apt-get install python3-sklearn python3-pandas (SciPy 1.10, pandas 1.5).
"""
import os
import sys

import numpy
import pandas
from scipy.cluster.hierarchy import ward
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

DATA = sys.argv[1]
GOLDEN = os.path.dirname(os.path.abspath(__file__))
wrong = 0


def golden(name, **options):
    return pandas.read_csv(os.path.join(GOLDEN, name), **options)


def close(name, expected, actual, tolerance):
    global wrong
    off = numpy.max(numpy.abs(numpy.asarray(expected, float) - numpy.asarray(actual, float)) / numpy.maximum(1, numpy.abs(numpy.asarray(expected, float))))
    wrong += not off <= tolerance
    print(f"{name}: off by {off:.1e} at most ({tolerance:.0e} is allowed)")


def cdnow():
    rows = pandas.read_csv(f"{DATA}/cdnow/CDNOW_sample.txt", sep=r"\s+", header=None, names=["master", "id", "date", "cds", "amount"])
    rows.date = pandas.to_datetime(rows.date, format="%Y%m%d")
    days = rows.groupby(["id", "date"]).amount.sum().reset_index()
    end = pandas.Timestamp("1997-09-30")
    early = days[days.date <= end]
    first = early.groupby("id").date.transform("min")
    by = early.groupby("id").date
    x = by.size().to_numpy() - 1
    tx = (by.max() - by.min()).dt.days.to_numpy() / 7
    t = (end - by.min()).dt.days.to_numpy() / 7
    z = early[early.date > first].groupby("id").amount.mean().reindex(by.min().index).fillna(0).to_numpy()
    later = days[(days.date > end) & (days.date <= end + pandas.Timedelta(days=39 * 7))].groupby("id").size().reindex(by.min().index).fillna(0)

    given = golden("cdnow_bgnbd_gg_per_customer.csv")
    close("cdnow zbar", given.zbar, z, 5.1e-3)

    def bgnbd(logs):
        r, alpha, a, b = numpy.exp(logs)
        one = -(r + x) * numpy.log(alpha + t)
        two = numpy.where(x > 0, numpy.log(a) - numpy.log(b + numpy.maximum(x, 1) - 1) - (r + x) * numpy.log(alpha + tx), -numpy.inf)
        return -numpy.sum(betaln(a, b + x) - betaln(a, b) + gammaln(r + x) - gammaln(r) + r * numpy.log(alpha) + numpy.logaddexp(one, two))

    def gammagamma(logs):
        p, q, v = numpy.exp(logs)
        n, m = x[x > 0], z[x > 0]
        return -numpy.sum(gammaln(p * n + q) - gammaln(p * n) - gammaln(q) + q * numpy.log(v) + (p * n - 1) * numpy.log(m) + p * n * numpy.log(n) - (p * n + q) * numpy.log(v + n * m))

    options = {"xatol": 1e-10, "fatol": 1e-10, "maxiter": 100_000, "maxfev": 100_000}
    r, alpha, a, b = numpy.exp(minimize(bgnbd, numpy.zeros(4), method="Nelder-Mead", options=options).x)
    p, q, v = numpy.exp(minimize(gammagamma, numpy.ones(3), method="Nelder-Mead", options=options).x)
    ended = numpy.where(x > 0, a / (b + numpy.maximum(x, 1) - 1) * ((alpha + t) / (alpha + tx)) ** (r + x), 0)
    alive = 1 / (1 + ended)
    ahead = (a + b + x - 1) / (a - 1) * (1 - ((alpha + t) / (alpha + t + 39)) ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, 39 / (alpha + t + 39))) * alive
    mean = p * (v + x * given.zbar) / (p * x + q - 1)  # Fitted to exact means, applied to those of the file.
    columns = {"x": x, "t_x": tx, "T_cal": t, "x_star_39w": later, "p_alive": alive, "cond_exp_39w": ahead, "gg_expected_avg": mean, "undiscounted_39w_clv": ahead * mean}
    for name, values in columns.items():
        close(f"cdnow {name}", given[name], values, 1e-5)


def online_retail():
    rows = pandas.read_csv(f"{DATA}/online_retail/online_retail_all.csv.gz", dtype={"InvoiceNo": str}, parse_dates=["InvoiceDate"])
    rows = rows[rows.CustomerID.notna() & ~rows.InvoiceNo.str.startswith("C") & (rows.Quantity > 0) & (rows.UnitPrice > 0)].copy()
    rows["amount"] = rows.Quantity * rows.UnitPrice
    by = rows.groupby("CustomerID")
    table = pandas.DataFrame({"F": by.InvoiceNo.nunique(), "M": by.amount.sum(), "R": (pandas.Timestamp("2011-12-10") - by.InvoiceDate.max().dt.normalize()).dt.days})
    for letter, worst_first in (("R", -table.R), ("F", table.F), ("M", table.M)):
        # NTILE(5) over customers from worst to best, ties by customer: the first n mod 5 tiles have one customer more.
        place, size, more = worst_first.round(6).rank(method="first").astype(int) - 1, len(table) // 5, len(table) % 5
        table[letter + "n"] = numpy.where(place < more * (size + 1), place // (size + 1), more + (place - more * (size + 1)) // size) + 1
        cuts = table[letter].quantile([.2, .4, .6, .8]).to_numpy()
        above = (table[letter].to_numpy()[:, None] > cuts + 1e-9).sum(axis=1)
        table[letter + "q"] = 5 - above if letter == "R" else 1 + above
    given = golden("online_retail_rfm_scores.csv", index_col=0)
    for name in given:
        close(f"online retail {name}", given[name], table[name], 1e-9)

    features = numpy.log1p(given[["R", "F", "M"]].to_numpy(float))
    heights = ward((features - features.mean(axis=0)) / features.std(axis=0))[:, 2]
    close("online retail ward", golden("online_retail_log1p_z_pop_ward_heights.csv", header=None)[0], heights, 1e-9)

    month = rows.InvoiceDate.dt.to_period("M")
    cohort = month.groupby(rows.CustomerID).transform("min")
    age = (month.dt.year - cohort.dt.year) * 12 + month.dt.month - cohort.dt.month
    counts = rows.groupby([cohort, age]).CustomerID.nunique().unstack()
    close("online retail cohorts", golden("online_retail_cohort_counts.csv", index_col=0).fillna(-1), counts.fillna(-1), 0)


def iris():
    columns = pandas.read_csv(f"{DATA}/clustering/iris.csv").iloc[:, 1:5].to_numpy()
    close("iris ward", golden("iris_raw_ward_heights.csv", header=None)[0], ward(columns)[:, 2], 1e-9)


def orders_of_r():
    rows = pandas.read_csv(f"{DATA}/rfm_r/rfm_data_orders.csv", parse_dates=["order_date"])
    by = rows.groupby("customer_id")
    table = pandas.DataFrame({"n": by.size(), "amount": by.revenue.sum(), "rec": (pandas.Timestamp("2006-12-31") - by.order_date.max()).dt.days})
    for letter, name in (("R", "rec"), ("F", "n"), ("M", "amount")):
        # The package's rule: type-7 quantiles + 1, and value < cut.
        above = (table[name].to_numpy()[:, None] >= table[name].quantile([.2, .4, .6, .8]).to_numpy() + 1).sum(axis=1)
        table[letter] = 5 - above if letter == "R" else 1 + above
    given = golden("r_rfm_orders_scores.csv", index_col=0)
    for name in table:
        close(f"R's orders {name}", given[name], table[name].reindex(given.index), 0)


cdnow()
online_retail()
iris()
orders_of_r()
sys.exit(1 if wrong else 0)
