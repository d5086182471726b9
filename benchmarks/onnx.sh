#!/usr/bin/env bash
# Writes models of every form as ONNX and compares the scores of ONNX Runtime with ours.
#   benchmarks/onnx.sh [IMPORTED]
# IMPORTED is a folder of other libraries' models (a folder a library, in it one a model with model.* and rows.csv); they are imported and written as
# well. Needs node and npm; the package onnxruntime-node goes into a folder of its own that is removed at the end.
set -euo pipefail
imported=${1:+$(realpath "$1")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent onnxruntime-node@1.19.2
dotnet run --project benchmarks/AlphaPulse.Benchmarks -c Release -- onnx "$folder/models" ${imported:+"$imported"}
NODE_PATH="$folder/node_modules" node benchmarks/onnx_runtime.js "$folder/models"
