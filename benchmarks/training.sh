#!/bin/bash
# Trains boosted trees here and with XGBoost's histograms on the same data in turn, and prints medians and ratios.
#   benchmarks/training.sh DATA [RUNS [SETS [SHAPES]]]
# DATA holds folders with X_train.npy, y_train.npy, X_test.npy and y_test.npy (32-bit floats; labels 0 and 1). Needs python3 with
# xgboost, numpy and scikit-learn (PYTHON names another one). THREADS is 2 unless set. BUSY=2 runs so many endless loops beside.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:?the folder of the data}
runs=${2:-3}
sets=${3:-real50k,real500k,higgs1m}
shapes=${4:-d6,l31}
python=${PYTHON:-python3}
export THREADS=${THREADS:-2} OMP_NUM_THREADS=${THREADS:-2} OMP_WAIT_POLICY=passive
dotnet build benchmarks/AlphaPulse.Benchmarks -c Release -v quiet --nologo >&2
program=artifacts/bin/AlphaPulse.Benchmarks/release/AlphaPulse.Benchmarks.dll
results=$(mktemp)
loops=()
trap 'rm -f "$results"; [ ${#loops[@]} -eq 0 ] || kill "${loops[@]}"' EXIT
for ((i = 0; i < ${BUSY:-0}; i++)); do
  while :; do :; done &
  loops+=($!)
done

for set in ${sets//,/ }; do
  for shape in ${shapes//,/ }; do
    for ((run = 0; run < runs; run++)); do
      dotnet "$program" train "$data/$set" "$shape" "$THREADS" >> "$results"
      "$python" benchmarks/training_xgboost.py "$data/$set" "$shape" "$THREADS" >> "$results"
    done
  done
done

"$python" - "$results" <<'PYTHON'
import json, statistics, sys

rows = [json.loads(line) for line in open(sys.argv[1])]
keys = list(dict.fromkeys((r["data"], r["shape"]) for r in rows))
print("| set | shape | ours, s | xgboost, s | ratio | AUC, ours | AUC, xgboost | memory above the data, MB, ours | xgboost |")
print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
for data, shape in keys:
    def of(engine, name):
        return [r[name] for r in rows if (r["engine"], r["data"], r["shape"]) == (engine, data, shape)]
    ours, theirs = (statistics.median(of(e, "train_s")) for e in ("alphapulse", "xgboost"))
    above = [statistics.median(p - b for p, b in zip(of(e, "peak_mb"), of(e, "base_mb"))) for e in ("alphapulse", "xgboost")]
    spread = lambda e: f"[{min(of(e, 'train_s')):.2f}-{max(of(e, 'train_s')):.2f}]"
    print(f"| {data} | {shape} | {ours:.2f} {spread('alphapulse')} | {theirs:.2f} {spread('xgboost')} | {ours / theirs:.2f} "
          f"| {of('alphapulse', 'auc')[0]:.5f} | {of('xgboost', 'auc')[0]:.5f} | {above[0]:.0f} | {above[1]:.0f} |")
    hashes = set(of("alphapulse", "sha256"))
    assert len(hashes) == 1, f"models differ between runs: {hashes}"
PYTHON
