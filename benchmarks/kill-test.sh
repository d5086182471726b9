#!/usr/bin/env bash
# Kills the pipeline at 100 random moments (or as many as the first argument says) and checks each time what is left and that the
# next run comes to the same result. Takes a few minutes; the result is kept in benchmarks/RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export ALPHAPULSE_KILLS="${1:-100}"
time dotnet test tests/AlphaPulse.EndToEnd.Tests -c Release --filter 'FullyQualifiedName~KillTests'
