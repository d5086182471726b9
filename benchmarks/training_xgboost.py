"""Trains XGBoost's histograms once and prints one line of JSON, as the command 'train' of AlphaPulse.Benchmarks does.

    training_xgboost.py DATA SHAPE THREADS
"""
import json
import os
import resource
import sys
import time

import numpy as np
import xgboost
from sklearn.metrics import log_loss, roc_auc_score

SHAPES = {
    "d6": {"grow_policy": "depthwise", "max_depth": 6},
    "l31": {"grow_policy": "lossguide", "max_depth": 0, "max_leaves": 31},
}


def resident_mb():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


folder, shape, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
x, y, x_test, y_test = (np.load(os.path.join(folder, f"{name}.npy")) for name in ("X_train", "y_train", "X_test", "y_test"))
parameters = {
    "objective": "binary:logistic", "tree_method": "hist", "max_bin": 255, "eta": 0.1, "reg_lambda": 1.0, "min_child_weight": 1,
    "nthread": threads, "seed": 7, **SHAPES[shape],
}
base = resident_mb()
start = time.perf_counter()
booster = xgboost.train(parameters, xgboost.DMatrix(x, y, nthread=threads), 200)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
scores = booster.predict(xgboost.DMatrix(x_test))
print(json.dumps({
    "engine": "xgboost", "version": xgboost.__version__, "shape": shape, "data": os.path.basename(folder.rstrip("/")), "threads": threads,
    "train_s": round(seconds, 3), "auc": round(float(roc_auc_score(y_test, scores)), 5), "logloss": round(float(log_loss(y_test, scores.astype(np.float64))), 5),
    "peak_mb": round(peak), "base_mb": round(base),
}))
