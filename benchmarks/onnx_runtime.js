// Scores the models that the command 'onnx' of AlphaPulse.Benchmarks wrote with ONNX Runtime, prints what differs from the scores beside them, and
// ends with 1 where a score is further away than the tolerance.
//   node onnx_runtime.js FOLDER        (needs the package onnxruntime-node)
const fs = require('fs');
const path = require('path');
const ort = require('onnxruntime-node');

// Of the greater of the score and 1. A temperature takes the logit of a probability, which near 1 has few digits left.
const TOLERANCE = 1e-11;

const parse = (text) => text.split(',').map(Number);
const same = (a, b) => a === b || (Number.isNaN(a) && Number.isNaN(b));

async function score(session, rows) {
  const width = rows[0].length;
  const features = new ort.Tensor('float64', Float64Array.from(rows.flat()), [rows.length, width]);
  const outputs = await session.run({ [session.inputNames[0]]: features });
  return outputs[session.outputNames[0]].data;
}

async function main(folder) {
  const total = { models: 0, scores: 0, equal: 0, equalModels: 0, worst: 0, worstModel: '' };
  const failures = [];
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.onnx')).sort()) {
    const name = path.basename(file, '.onnx');
    const lines = fs.readFileSync(path.join(folder, `${name}.csv`), 'utf8').trim().split('\n').map((line) => line.split('|').map(parse));
    const session = await ort.InferenceSession.create(path.join(folder, file), { intraOpNumThreads: 1, logSeverityLevel: 3 });
    const theirs = await score(session, lines.map(([row]) => row));
    const ours = lines.flatMap(([, scores]) => scores);
    let [equal, worst] = [0, 0];
    ours.forEach((expected, i) => {
      if (same(expected, theirs[i])) {
        equal++;
        return;
      }

      const difference = Math.abs(expected - theirs[i]) / Math.max(Math.abs(expected), 1);
      worst = Number.isNaN(difference) ? Infinity : Math.max(worst, difference);
    });

    total.models++;
    total.scores += ours.length;
    total.equal += equal;
    total.equalModels += equal === ours.length ? 1 : 0;
    if (worst > total.worst) {
      [total.worst, total.worstModel] = [worst, name];
    }

    if (worst > TOLERANCE || theirs.length !== ours.length) {
      failures.push(name);
    }

    console.log(`${name}: ${equal} of ${ours.length} to the bit, the others within ${worst.toExponential(1)}`);
  }

  console.log(
    `${total.models} models, ${total.equalModels} of them to the bit; ${total.scores} scores, ${total.equal} to the bit, ` +
      `the others within ${total.worst.toExponential(1)} (${total.worstModel})`);
  if (total.models === 0 || failures.length > 0) {
    console.error(total.models === 0 ? `There is no model in ${folder}.` : `Further away than ${TOLERANCE}: ${failures.join(', ')}`);
    process.exitCode = 1;
  }
}

main(process.argv[2]);
