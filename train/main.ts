/**
 * `npm run train -- PART [flags]`: makes a shipped model anew from its data; PART is a folder of `train/`,
 * whose `fit.ts` exports `run(args)`. The same data give the same model, byte for byte.
 */
const parts = {
  decision: "weights and limits of ranking and answering: src/decision/model.json",
  vectors: "sentence vectors of the shipped knowledge: adapters/encoder/shipped/",
  words: "words of English, their stems and neighbours: src/language/english/",
  distress: "how a cry for help is told by its meaning: src/distress/model.json",
  tables: "weights and calibration of table plans: src/tables/rank/model.json",
} as const;

type Part = { run(args: readonly string[]): Promise<void> | void };

const usage = [
  "Usage: npm run train -- PART [flags]",
  "",
  ...Object.entries(parts).map(([name, what]) => `  ${name.padEnd(10)} ${what}`),
  "",
  "npm run train -- PART --help lists the flags of one part.",
].join("\n");

const [name, ...args] = process.argv.slice(2);

if (name === undefined || name === "--help" || name === "-h") {
  console.log(usage);
} else if (!Object.hasOwn(parts, name)) {
  console.error(`Unknown part "${name}".\n\n${usage}`);
  process.exitCode = 2;
} else {
  const part = (await import(`./${name}/fit.ts`)) as Part;
  await part.run(args);
}
