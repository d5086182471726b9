#!/usr/bin/env bash
# Collects a year of hours and a day of minutes from a venue that does everything wrong, for 200 seeds (or as many as the first argument says), and
# prints each seed that fails. `chaos.sh --fuzz` reads 1,000,000 mutated answers, messages and files (or as many as the second argument says)
# of every parser of tests/AlphaPulse.Collectors.Tests/Fuzz/FuzzedParsers.cs instead. Takes some minutes; the results are kept in benchmarks/RESULTS.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [ "${1:-}" = --fuzz ]; then
  export ALPHAPULSE_FUZZ="${2:-1000000}"
  filter='FullyQualifiedName~MutationFuzzTests'
else
  export ALPHAPULSE_CHAOS="${1:-200}"
  filter='FullyQualifiedName~ChaosTests'
fi

time dotnet test tests/AlphaPulse.Collectors.Tests -c Release --filter "$filter" --logger 'console;verbosity=minimal'
