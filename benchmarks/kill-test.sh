#!/usr/bin/env bash
# Kills the pipeline, a backfill, a collector of live bars, a writer of a registry and a recorder of runs at 100 random moments each (or as many as
# the first argument says) and checks each time what is left and that the next one goes on. A second argument names one of them:
# pipeline, backfill, live or registry. Takes a few minutes; the result is kept in benchmarks/RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export ALPHAPULSE_KILLS="${1:-100}"
case "${2:-all}" in
    all) filter='FullyQualifiedName~KillTests' ;;
    pipeline) filter='FullyQualifiedName~.KillTests' ;;
    backfill) filter='FullyQualifiedName~CollectKillTests' ;;
    live) filter='FullyQualifiedName~WatchKillTests' ;;
    registry) filter='FullyQualifiedName~RegistryKillTests' ;;
    *) echo "kill-test.sh: '$2' is none of pipeline, backfill, live and registry" >&2; exit 2 ;;
esac
time dotnet test tests/AlphaPulse.EndToEnd.Tests -c Release --filter "$filter"
