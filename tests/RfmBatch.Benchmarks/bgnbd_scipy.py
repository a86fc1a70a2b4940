"""BG/NBD on ungrouped histories with SciPy (L-BFGS-B on the logarithms) and its prediction for 365/7 weeks; prints JSON.

usage: bgnbd_scipy.py FILE      FILE holds three columns of int32, one after another: x, t_x and T in days
"""
import json
import resource
import sys
import time

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

columns = np.fromfile(sys.argv[1], dtype=np.int32).reshape(3, -1)
x, t_x, T = columns[0].astype(float), columns[1] / 7, columns[2] / 7


def negative_log_likelihood(logs):
    r, alpha, a, b = np.exp(logs)
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    alive = betaln(a, b + x) - betaln(a, b) - (r + x) * np.log(alpha + T)
    dead = betaln(a + 1, b + x - 1) - betaln(a, b) - (r + x) * np.log(alpha + t_x)
    return -np.mean(common + np.logaddexp(alive, np.where(x > 0, dead, -np.inf)))


started, cpu = time.perf_counter(), time.process_time()
found = minimize(negative_log_likelihood, np.zeros(4), method="L-BFGS-B", bounds=[(-10, 10)] * 4, options={"ftol": 1e-14, "gtol": 1e-8, "maxiter": 500})
fitted, cpu_fitted = time.perf_counter(), time.process_time()
r, alpha, a, b = np.exp(found.x)
t = 365 / 7
alive = 1 / (1 + np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * ((alpha + T) / (alpha + t_x)) ** (r + x), 0))
orders = alive * (a + b + x - 1) / (a - 1) * (1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + T + t)))
done, cpu_done = time.perf_counter(), time.process_time()
print(json.dumps({
    "logLikelihood": -found.fun * len(x), "parameters": [r, alpha, a, b], "orders": float(np.sum(orders)),
    "fitSeconds": fitted - started, "predictSeconds": done - fitted, "cpuSeconds": cpu_done - cpu, "fitCpuSeconds": cpu_fitted - cpu,
    "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
}))
