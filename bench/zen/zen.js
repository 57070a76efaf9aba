// Times GoRules Zen inside its own process: node zen.js MODEL.json FACTS.json WARM-UP-MS ROUNDS ROUND-MS
// Prints one JSON object: the results for all facts, and per round the CPU nanoseconds per decision.
import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';

const [modelFile, factsFile, warmUpMs, rounds, roundMs] = process.argv.slice(2);
const decision = new ZenEngine().createDecision(readFileSync(modelFile));
const facts = JSON.parse(readFileSync(factsFile, 'utf8'));

const results = [];
for (const fact of facts) results.push((await decision.evaluate(fact)).result);

let next = 0;
async function round(milliseconds) {
  const start = process.cpuUsage();
  const end = performance.now() + milliseconds;
  let decisions = 0;
  do {
    for (let i = 0; i < 8; i++) {
      await decision.evaluate(facts[next]);
      next = (next + 1) % facts.length;
    }
    decisions += 8;
  } while (performance.now() < end);
  const spent = process.cpuUsage(start);
  return ((spent.user + spent.system) * 1000) / decisions;
}

await round(Number(warmUpMs));
const nanos = [];
for (let i = 0; i < Number(rounds); i++) nanos.push(await round(Number(roundMs)));
console.log(JSON.stringify({ results, nanos }));
