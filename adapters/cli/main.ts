import { readFileSync } from "node:fs";
import { Argument, Option } from "commander";
import { createProgram, examples, runProgram } from "./command.ts";
import { addKnowledgeCommands } from "./knowledge/commands.ts";
import { parseCount, repeated, serverId, sinceOption, userId, webAddress } from "./values.ts";

/** All that can be called. What a command is made of is loaded when it is called, so that each starts quickly. */
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const program = createProgram("ml-career-guide")
  .version(version, "--version", "print the version")
  .description(
    "Answers questions from a folder of knowledge: in Slack, in Discord, on a page, in the terminal. Settings stand in the environment or in .env; .env.example explains each.",
  );

program
  .command("start")
  .summary("the page and every platform that is set up")
  .description("Runs the web page and every chat platform that is set up. Ctrl+C or SIGTERM stops.")
  .action(async () => (await import("../main.ts")).start());

const knowledgeOption = new Option(
  "--knowledge <folder>",
  "folder to answer from (default: KNOWLEDGE_DIR, else knowledge)",
);

program
  .command("ask")
  .summary("one answer, or a stream of them")
  .description(
    'Prints one answer. With --jsonl reads JSON lines {"id", "q", "prior"?: [earlier turns]}, and writes for each, in order, {"id", "status", "text", "confidence", "entry", "sources", "working"?}.',
  )
  .argument("[question...]")
  .addOption(new Option("--jsonl", "read JSON lines from standard input").conflicts("why"))
  .option("--why", "print how the answer came about")
  .addOption(knowledgeOption)
  .addHelpText("after", examples('"What does a data scientist earn?"', "--jsonl < questions.jsonl"))
  .action(async (words, { jsonl, ...options }, command) => {
    const question = words.join(" ");
    if (jsonl && words.length > 0)
      command.error("error: --jsonl reads its questions from standard input, and takes no other");
    if (!jsonl && question.trim() === "") command.error("error: which question?");
    const { ask, askLines } = await import("./ask.ts");
    await (jsonl ? askLines(options) : ask(question, options));
  });

program
  .command("chat")
  .summary("a conversation in the terminal")
  .description("A conversation in the terminal. Works piped as well: one question a line, answers in order.")
  .addOption(knowledgeOption)
  .action(async ({ knowledge }) => (await import("./chat.ts")).chat(knowledge));

addKnowledgeCommands(
  program
    .command("knowledge")
    .summary("checks what the bot knows, and changes it")
    .description("Works on the folder of knowledge."),
);

program
  .command("import")
  .summary("makes a folder of what a team has: Markdown, Word, spreadsheets …")
  .description(
    "Makes entries and tables of what a team has: folders of Markdown, MDX, reStructuredText or AsciiDoc, web pages, Word (.docx), spreadsheets (.xlsx, .ods, .xls, .csv with any delimiter), lists of questions in CSV, JSON or YAML, exports of Notion and Confluence as .zip. Shows what it made and what it left out, and asks before it writes. A second import of the same updates what it made; what people edited since stays, and is said. Ends with 1 where nothing could be made.",
  )
  .argument("<path...>", "files and folders")
  .option(
    "--dir <folder>",
    "knowledge folder to write to, made where it is not there (default: KNOWLEDGE_DIR, else knowledge)",
  )
  .addOption(
    new Option(
      "--base <url>",
      "where the pages stand on the web: relative links and sources get whole addresses",
    ).argParser(webAddress),
  )
  .addOption(
    new Option(
      "--turn <title>",
      'turn a table round, so that its columns become rows; may be repeated, "*" for all',
    ).argParser(repeated),
  )
  .option("--name <name>", "what the guide knows about, for a folder that has no guide.yaml yet")
  .option("--replace", "write over what people edited since, too")
  .option("--prune", "remove what earlier imports made and the source no longer has")
  .option("--dry-run", "show what would be done, and write nothing")
  .option("--yes", "write without asking")
  .option("--all", "list everything, however long")
  .option("--json", "print one JSON object: {dir, items, gone, leftOut, notes, written}")
  .addHelpText(
    "after",
    examples("handbook/ --dry-run", "export.zip --dir team --base https://wiki.example.org"),
  )
  .action(async (paths, options) => (await import("./import.ts")).importFiles(paths, options));

const store = program
  .command("store")
  .summary("backup, restore, forget, figures")
  .description(
    "The database is DATABASE_URL (PostgreSQL) or DATA_DIR/bot.db (SQLite). A backup is a SQLite file for both, so that it can be restored to either. Keep privacy.key and ENCRYPTION_KEY with it: without them people are not recognised and installations do not open.",
  );
const json = new Option("--json", "print figures as JSON");

store
  .command("stats")
  .description("what is stored, how much of it, and where")
  .addOption(json)
  .action(async (options) => (await import("./store.ts")).stats(options));
store
  .command("migrate")
  .description("brings the database to this version's schema")
  .action(async () => (await import("./store.ts")).migrate());
store
  .command("backup")
  .description("writes a consistent copy, also while the bot runs")
  .argument("<file>")
  .option("--replace", "write over a file of that name")
  .addOption(json)
  .action(async (file, options) => (await import("./store.ts")).backup(file, options));
store
  .command("restore")
  .description("fills the database from a backup; stop the bot first")
  .argument("<file>")
  .option("--replace", "write over what the database holds")
  .addOption(json)
  .action(async (file, options) => (await import("./store.ts")).restore(file, options));
store
  .command("forget")
  .description("removes a person everywhere, and says what")
  .addArgument(new Argument("<user>", "slack:T1:U2, discord:1234").argParser(userId))
  .addOption(json)
  .action(async (user, options) => (await import("./store.ts")).forget(user, options));
store
  .command("adopt-key")
  .summary("takes the present PRIVACY_KEY where the old one is lost")
  .description(
    "Takes the present PRIVACY_KEY where the old one is lost. People count as new, and what only the old key opens is removed.",
  )
  .action(async () => (await import("./store.ts")).adopt());
store
  .command("sweep")
  .description("removes what has outlived its time, as the running bot does")
  .addOption(json)
  .action(async (options) => (await import("./store.ts")).sweep(options));

program
  .command("gaps")
  .summary("what people asked and did not get answered well")
  .description(
    'Lists what people asked and did not get answered well: declined, asked back, unsure or voted down. Like questions stand together, those that most people ask first. "knowledge draft ID" makes a draft entry from a gap.',
  )
  .addOption(sinceOption("12h, 7d, 4w or a date", "7d"))
  .option("--workspace <id>", "one workspace or server: slack:T1")
  .addOption(new Option("--limit <number>", "how many gaps").argParser(parseCount).default(20))
  .addOption(
    new Option(
      "--settle <id>",
      "take a gap out of the list: it is answered now, or not ours to answer",
    ).conflicts(["digest", "csv", "json"]),
  )
  .addOption(
    new Option(
      "--digest",
      "the digest of that time in place of the list: questions, answered share, topics, gaps, votes",
    ).conflicts(["csv", "json"]),
  )
  .addOption(new Option("--csv", "for a spreadsheet").conflicts("json"))
  .option("--json", "for other programs")
  .addHelpText("after", examples("--since 4w --limit 5", "--settle a1b2c3d4", "--csv > gaps.csv"))
  .action(async (options) => (await import("./gaps.ts")).gaps(options));

program
  .command("onboarding")
  .summary("who is where in the onboarding, as far as they agreed")
  .description(
    "overview: who is where, of those who agreed to be shown; completion; quizzes by topic; what newcomers ask.\ncsv: those who agreed, a line each; or figures over everybody: completion of each track, quizzes by topic, what newcomers ask most.",
  )
  .addArgument(new Argument("[what]").choices(["overview", "csv"]).default("overview"))
  .addArgument(new Argument("[part]", "of the csv").choices(["people", "completion", "quizzes", "questions"]))
  .option("--workspace <id>", "one workspace, such as slack:T012AB3CD (default: all)")
  .action(async (what, part, { workspace }, command) => {
    if (what === "overview" && part !== undefined) command.error("error: the overview has no parts");
    const { reportOnboarding } = await import("./onboarding.ts");
    await reportOnboarding(what === "csv" ? (part ?? "people") : null, workspace);
  });

const discord = program
  .command("discord")
  .summary("invites the bot to a server, registers its commands")
  .description(
    "Needs DISCORD_TOKEN. The bot registers its commands at start by itself, unless DISCORD_REGISTER_COMMANDS=false.",
  );
discord
  .command("invite")
  .description("prints the address that invites the bot to a server, with the permissions that it needs")
  .action(async () => (await import("./discord.ts")).invite());
discord
  .command("register")
  .description(
    "tells Discord the bot's commands: creates what is missing, changes what differs, removes what is gone",
  )
  .addOption(
    new Option(
      "--guild <id>",
      "for one server only, where changes show at once: good for trying things",
    ).argParser(serverId),
  )
  .option("--dry-run", "only say what would be done")
  .action(async (options) => (await import("./discord.ts")).register(options));

program
  .command("compile", { hidden: true })
  .description("loads what every start and every answer is made of, so that it is kept compiled")
  .action(async () => {
    await Promise.all([import("../main.ts"), import("./ask.ts")]);
  });

await runProgram(program);
// A start that failed has opened a port or a database by then, which would keep the process.
if (process.exitCode === 1 && program.args[0] === "start") process.exit();
