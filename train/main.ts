import { tmpdir } from "node:os";
import { join } from "node:path";
import { Option } from "commander";
import { createProgram, examples, runProgram } from "../adapters/cli/command.ts";
import { repeated } from "../adapters/cli/values.ts";
import { existing } from "../bench/values.ts";

/** Each part is loaded when it is called. */
const program = createProgram("train").description(
  "Makes a shipped model anew from its data. The same data give the same model, byte for byte.",
);

program
  .command("decision")
  .summary("weights and limits of ranking and answering: src/decision/model.json")
  .description(
    "Fits ranking and answering on labelled questions over several folders, prints figures with each folder left out, and writes src/decision/model.json, and knowledge/decision.json from the questions to the shipped folder alone.",
  )
  .option("--measure", "only the figures; nothing is written")
  .option(
    "--folder <folder>",
    "fit weights for this folder of knowledge alone, on its own labelled questions (some hundred, read and labelled as JUDGING.md says), and write decision.json into it",
    existing,
  )
  .addOption(
    new Option(
      "--questions <file>",
      'those questions, a JSON line each: {"id", "q", "kind", "do", "entries"}; may be repeated',
    ).argParser((file, before: readonly string[] | undefined) => repeated(existing(file), before)),
  )
  .option(
    "--cache <folder>",
    "where sentence vectors are kept between runs",
    join(tmpdir(), "guide-training"),
  )
  .addHelpText("after", examples("--measure", "--folder team --questions team.questions.jsonl"))
  .action(async (options) => (await import("./decision/fit.ts")).run(options));

program
  .command("vectors")
  .summary("sentence vectors of the shipped knowledge: adapters/encoder/shipped/")
  .description(
    "Makes the sentence vectors of the shipped knowledge that are missing, so that an installation need not; vectors of texts that are no longer there go.",
  )
  .option("--anew", "make all of them, also those that are there")
  .action(async (options) => (await import("./vectors/fit.ts")).run(options));

program
  .command("words")
  .summary("words of English, their stems and neighbours: src/language/english/")
  .description(
    "Makes what the core knows of English out of WordNet: its words with their stems, vectors of the words of definitions, and from both which stems mean nearly the same. Needed after a change of the rules in train/words.",
  )
  .action(async () => (await import("./words/fit.ts")).run());

program
  .command("distress")
  .summary("how a cry for help is told by its meaning: src/distress/model.json")
  .description(
    "Fits how a sentence of somebody in distress is told from others: by its words, which rule most of them out, and by its vector. Read are train/distress/messages.jsonl, the messages of test/distress/messages.ts, and what is asked of the folders of train/folders, where nobody is.",
  )
  .option("--out <file>", "where the model is written; without it nothing is")
  .action(async (options) => (await import("./distress/fit.ts")).run(options));

program
  .command("tables")
  .summary("weights and calibration of table plans: src/tables/rank/model.json")
  .description(
    "Fits the weights of table plans, their calibration and the threshold. Everything that is printed is cross-validated: a table's questions are predicted by a model that has not seen the table.",
  )
  .requiredOption(
    "--tables <folder>",
    "folder of CSV files (WikiTableQuestions 1.0.2, Pasupat & Liang 2015, CC BY-SA 4.0)",
    existing,
  )
  .requiredOption("--questions <file>", "JSON lines {id, table, question, answer: [..]}", existing)
  .option("--out <file>", "where the model is written; without it nothing is")
  .option("--fails", "print the labelled and made questions that were answered wrongly")
  .action(async (options) => (await import("./tables/fit.ts")).run(options));

await runProgram(program);
