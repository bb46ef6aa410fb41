import { Argument, type CommandUnknownOpts, Option } from "commander";
import { examples } from "../command.ts";
import { entryId, nonBlank, repeated, sinceOption } from "../values.ts";

const folder = new Option("--dir <folder>", "knowledge folder (default: KNOWLEDGE_DIR, else knowledge)");
const json = new Option("--json", "print JSON, for other programs");
const labelled = new Option(
  "--labelled <file>",
  "labelled questions, a JSON object a line; may be repeated (default: test/eval/tuning.jsonl, where there is one)",
).argParser(repeated);
const draftArgument = new Argument("<draft>", "a file, or the id of a draft made in chat");

/** Adds what can be done with a folder of knowledge. Each is loaded when it is called. */
export function addKnowledgeCommands(knowledge: CommandUnknownOpts): void {
  knowledge
    .command("check")
    .summary("says what is wrong with the folder, with file, line and remedy")
    .description(
      `Reads the whole folder and says what is wrong: file, line and remedy. Notes need no action. Where nothing is wrong, advice follows: entries that are not found by their own question, wordings that point at two entries, tables that nobody finds, entries with one wording, figures older than "fresh" days of guide.yaml (730). Ends with 1 where there is an error.`,
    )
    .option("--quick", "leave the advice out, which has to ask the folder its own questions")
    .addOption(folder)
    .addOption(json)
    .action(async (options) => (await import("./check.ts")).check(options));

  knowledge
    .command("stats")
    .summary("counts what the folder holds")
    .description(
      "Counts what the folder holds. Where there are errors it counts what could be read, and ends with 1.",
    )
    .addOption(folder)
    .addOption(json)
    .action(async (options) => (await import("./stats.ts")).stats(options));

  knowledge
    .command("sources")
    .summary("lists the sources with their licences, and what stands on each")
    .description(
      "Lists the sources with date, licence, attribution and address, and what stands on each. Ends with 1 where the folder has errors.",
    )
    .addOption(folder)
    .addOption(json)
    .action(async (options) => (await import("./sources.ts")).sources(options));

  knowledge
    .command("derive")
    .summary("makes tables anew from extracts of open data")
    .description(
      "Makes the rows of every table anew that has a recipe: recipes/NAME.yaml says how tables/NAME.md is made of an extract. Review the change and commit it. Ends with 1 where a recipe does not fit.",
    )
    .requiredOption("--from <folder>", "where the extracts lie, as CSV files")
    .option("--dry", "write nothing; end with 1 where a table would change")
    .addOption(folder)
    .addOption(json)
    .action(async (options) => (await import("./derive.ts")).derive(options));

  knowledge
    .command("learn")
    .summary("learns the folder ahead of the first start")
    .description(
      'Learns the folder and keeps what was learnt in DATA_DIR/models, so that the first start need not. "npm ci" does it for the knowledge that the project comes with. Ends with 1 where it cannot be kept.',
    )
    .addOption(folder)
    .addOption(json)
    .action(async (options) => (await import("./learn.ts")).learn(options));

  knowledge
    .command("reload")
    .summary("makes a running bot read the folder now")
    .description(
      "Makes a running bot read its knowledge folder now, waits until it answers from it, and says so. Needed only where neither events nor RELOAD_SECONDS see the change. SIGHUP does the same without a word. Ends with 1 where the folder has errors (the last good knowledge goes on answering) or no bot runs on DATA_DIR.",
    )
    .addOption(json)
    .action(async (options) => (await import("./reload.ts")).reload(options));

  knowledge
    .command("draft")
    .summary("makes a draft entry from what people asked in vain")
    .description(
      'Writes drafts/ENTRY.md in the folder: the question, its wordings, and room for the answer and its source. Then "try" it, and "accept" it. Without an id or a question it lists gaps and drafts.',
    )
    .argument("[id]", "of a gap, or of a draft made in chat")
    .addOption(new Option("--question <text>", "the question, for a draft from scratch").argParser(nonBlank))
    .addOption(
      new Option("--id <entry>", "id of the entry (default: made from the question)").argParser(entryId),
    )
    .option("--answer <text>", "the answer, Markdown, first paragraph first")
    .option("--source <id>", "the source that it stands on, from sources.yaml")
    .addOption(
      new Option("--topic <id>", "may be repeated (default: those of the nearest entry)").argParser(repeated),
    )
    .addOption(new Option("--also <text>", "another wording; may be repeated").argParser(repeated))
    .addOption(sinceOption("gaps from this time on: 12h, 7d, 4w or a date", "30d"))
    .option("--replace", "write over a draft file of the same name")
    .addOption(folder)
    .addOption(json)
    .addHelpText("after", examples("", "a1b2c3d4", '--question "Who waters the plants?"'))
    .action(async (id, options) => (await import("./draft.ts")).draft(id, options));

  knowledge
    .command("try")
    .summary("tells what a draft would win, take and break")
    .description(
      "Tells what a draft would do before it goes live: which questions it would newly answer, which it would take from other entries, and whether any right answer turns wrong. Changes nothing. Ends with 1 where the draft has errors or a right answer turns wrong.",
    )
    .addArgument(draftArgument)
    .addOption(sinceOption("logged questions from this time on: 12h, 7d, 4w or a date", "30d"))
    .addOption(labelled)
    .addOption(folder)
    .addOption(json)
    .action(async (draft, options) => (await import("./try.ts")).tryOut(draft, options));

  knowledge
    .command("accept")
    .summary("writes a draft into the folder, as a change to review")
    .description(
      "Tries a draft and, where it does no harm, writes it to faq/ENTRY.md in the folder: a change to review and commit. A running bot reads it within a second. Logged questions that it answers leave the gap list.",
    )
    .addArgument(draftArgument)
    .option("--force", "accept although a right answer turns wrong")
    .addOption(sinceOption("logged questions from this time on: 12h, 7d, 4w or a date", "30d"))
    .addOption(labelled)
    .addOption(folder)
    .addOption(json)
    .action(async (draft, options) => (await import("./accept.ts")).accept(draft, options));

  knowledge
    .command("regress")
    .summary("compares two versions of the folder, question by question")
    .description(
      "Compares two versions of the knowledge, question by question: status, answer, citation. Ends with 1 where a labelled question gets worse.",
    )
    .argument("<before>", "a folder, or a revision of git (HEAD, main, v1.2) that holds the folder")
    .argument("[after]", "the same (default: the folder as it stands)")
    .addOption(sinceOption("logged questions from this time on: 12h, 7d, 4w or a date", "30d"))
    .addOption(labelled)
    .addOption(folder)
    .addOption(json)
    .addHelpText("after", examples("HEAD", "v1.2 main --labelled questions.jsonl"))
    .action(async (before, after, options) => (await import("./regress.ts")).regress(before, after, options));
}
