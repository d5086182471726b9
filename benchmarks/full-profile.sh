#!/bin/bash
# Trains with the full profile (50 trials on five purged folds) and prints how long each run took, one JSON object a run.
#   benchmarks/full-profile.sh FILE [SETS [RUNS]]
# FILE is a CSV file of bars, such as btcusdt-1h.csv; SETS are feature sets with commas between, stationary52 and stationary39 unless named.
# The news columns of stationary52 are filled with random numbers: it is the time that is measured, not a model.
set -euo pipefail
file=$(realpath "${1:?a CSV file of bars}")
cd "$(dirname "$0")/.."
sets=${2:-stationary52,stationary39}
runs=${3:-1}
dotnet build benchmarks/AlphaPulse.Validity -c Release -v quiet --nologo >&2
for set in ${sets//,/ }; do
  for ((run = 0; run < runs; run++)); do
    dotnet artifacts/bin/AlphaPulse.Validity/release/AlphaPulse.Validity.dll --full-profile "$file" "$set"
  done
done
