"""scikit-learn's and SciPy's side of `RfmBatch.Benchmarks clusters`: one task, printed as one line of JSON.

    python3 scikit_learn_clusters.py kmeans|silhouette|ward POINTS

POINTS holds three columns of little-endian float64, one column after the other; POINTS.labels (silhouette) a byte per point.
Both libraries take their defaults and all cores. k-means: k = 2..8 with 10 starts each, then the silhouette of 10,000 points.
"""
import json
import resource
import sys
import time
import warnings

import numpy as np
from scipy.cluster.hierarchy import ward
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

warnings.filterwarnings("ignore")


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def resident_megabytes(name):
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1e3 for line in status if line.startswith(name))


def kmeans(points, _path):
    figures = []
    for k in range(2, 9):
        fitted = KMeans(k, n_init=10, random_state=1).fit(points)
        figures.append([fitted.inertia_, silhouette_score(points, fitted.labels_, sample_size=10_000, random_state=1)])
    return figures


def silhouette(points, path):
    return [[silhouette_score(points, np.fromfile(path + ".labels", dtype=np.uint8))]]


def main(task, path):
    points = np.ascontiguousarray(np.fromfile(path, dtype="<f8").reshape(3, -1).T)
    work = {"kmeans": kmeans, "silhouette": silhouette, "ward": lambda points, _path: [ward(points)[:, 2].tolist()]}[task]
    resident, cpu, started = resident_megabytes("VmRSS"), cpu_seconds(), time.perf_counter()
    figures = work(points, path)
    print(json.dumps({
        "Seconds": time.perf_counter() - started,
        "CpuSeconds": cpu_seconds() - cpu,
        "Megabytes": resident_megabytes("VmHWM") - resident,
        "Figures": figures,
    }))


if __name__ == "__main__":
    main(*sys.argv[1:])
