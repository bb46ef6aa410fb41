import { Option } from "commander";
import { createProgram, examples, runProgram } from "../adapters/cli/command.ts";
import { parseCount, repeated } from "../adapters/cli/values.ts";
import { countOrNone, counts, existing, share } from "./values.ts";

/** All benchmarks. What one is made of is loaded when it is called. */
const program = createProgram("bench").description("Speed, memory and quality, beside other libraries.");
const json = new Option("--json", "one JSON object as the last line");

program
  .command("quality")
  .summary("answers to labelled questions: precision against coverage, reliability")
  .description("Answers labelled questions and scores the answers.")
  .addOption(
    new Option(
      "--questions <file>",
      "questions in the samples' form; may be repeated (default: the three held-out sets)",
    ).argParser((file, before: readonly string[] | undefined) => repeated(existing(file), before)),
  )
  .option("--knowledge <folder>", "folder to answer from", existing, "knowledge")
  .option("--fails", "print what was not right; refused for the held-out questions")
  .option("--kind <kind>", "only one kind")
  .addOption(json)
  .action(async (options) => (await import("./quality.ts")).run(options));

program
  .command("intents")
  .summary("few-shot intents as entries: accuracy, MCC with what is out of scope")
  .description(
    "Makes an entry of each intent, with its examples as wordings, and asks the test's sentences the whole way of a message.",
  )
  .requiredOption("--train <file>", "JSON lines {text, label}: the examples", existing)
  .requiredOption(
    "--test <file>",
    "JSON lines {text, label}; a label without examples is out of scope",
    existing,
  )
  .addOption(json)
  .action(async (options) => (await import("./intents.ts")).run(options));

program
  .command("retrieval")
  .summary("ranking of an FAQ set: P@1, MRR@10")
  .description(
    "Ranks an FAQ set for questions whose answer is known: by the ranking of words alone (ours), by the whole way of a message with sentence vectors (guide), by other libraries.",
  )
  .requiredOption("--faq <file>", "JSON lines {id, question, answer, also: [..]}", existing)
  .requiredOption("--queries <file>", "JSON lines {q, id}", existing)
  .option("--no-also", "index without the alternative wordings")
  .option("--question-only", "index the questions alone: neither wordings nor answers")
  .option("--typos <share>", "misspell this share of the words of 4 letters and more", share, 0)
  .option("--peers", "run the other libraries on the same data as well")
  .addOption(json)
  .action(async (options) => (await import("./retrieval.ts")).run(options));

program
  .command("tables")
  .summary("questions that compute with tables")
  .description(
    "Asks questions of CSV tables with nothing declared: types are inferred, plans are found from the words.",
  )
  .requiredOption("--tables <folder>", "folder of CSV files", existing)
  .requiredOption("--questions <file>", "JSON lines {id, table, question, answer: [..]}", existing)
  .option(
    "--threshold <share>",
    "plans less probable than this count as not answered (default: the model's own, by cross-validation)",
    share,
  )
  .option("--fails <number>", "print so many that were answered wrongly", parseCount)
  .addOption(json)
  .action(async (options) => (await import("./tables.ts")).run(options));

program
  .command("collections")
  .summary("other people's collections, imported and asked without a wording of ours")
  .description(
    "Imports the collections of test/import/collections as they are, asks each its labelled questions, and counts how they were met.",
  )
  .option("--fails", "print what was not met")
  .addOption(json)
  .action(async (options) => (await import("./collections.ts")).run(options));

program
  .command("scale")
  .summary("a whole folder at 1,000 to 50,000 entries: learn, start, edit to live, memory, latency")
  .description(
    "A folder of made-up entries, each size in a process of its own: read and learnt where nothing is kept, started from what is kept, one file edited until it answers (and how long nobody was answered meanwhile), memory, time a question, all by words alone; then the sentence vectors in the background, and a question with them; MiniSearch's index of the same texts beside it.",
  )
  .addOption(
    new Option("--sizes <numbers>", "of entries")
      .argParser(counts)
      .default([1_000, 10_000, 50_000], "1000,10000,50000"),
  )
  .option(
    "--vectors <number>",
    "most entries whose sentence vectors are made as well; 0: of none",
    countOrNone,
    1_000,
  )
  .addOption(new Option("--only <name>", "one of both").choices(["guide", "minisearch"]))
  .addOption(json)
  .addHelpText("after", examples("--sizes 1000,2000 --only guide"))
  .action(async (options) => (await import("./scale.ts")).run(options));

program
  .command("voice")
  .summary("fifty replies as a page to read: docs/voice.md")
  .description(
    "Asks the shipped knowledge fifty questions and writes the replies as a page, to be read as a person would.",
  )
  .option("--out <file>", "file to write (default: standard output)")
  .action(async (options) => (await import("./voice.ts")).run(options));

program
  .command("speed")
  .summary("index time, memory and latency at 10^2 to 10^5 entries, beside peers")
  .description(
    "The whole journey over the shipped knowledge; the ranking over made-up entries, beside other libraries.",
  )
  .addOption(
    new Option("--sizes <numbers>", "of entries")
      .argParser(counts)
      .default([100, 1_000, 10_000, 100_000], "100,1000,10000,100000"),
  )
  .option("--only <names>", "names of libraries, with commas between them (default: all)", (names) =>
    names.split(","),
  )
  .addOption(json)
  .action(async (options) => (await import("./speed.ts")).run(options));

await runProgram(program);
