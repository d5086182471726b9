#!/usr/bin/env bash
# Kills the pipeline, a collector of bars, a writer of a registry and a recorder of runs at 100 random moments each (or as many as the first argument says)
# and checks each time what is left and that the next one goes on. Takes a few minutes; the result is kept in benchmarks/RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export ALPHAPULSE_KILLS="${1:-100}"
time dotnet test tests/AlphaPulse.EndToEnd.Tests -c Release --filter 'FullyQualifiedName~KillTests'
