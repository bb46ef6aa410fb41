import { terminal } from "./knowledge/command.ts";
import { runKnowledge } from "./knowledge/commands.ts";

process.exitCode = await runKnowledge(process.argv.slice(2), terminal);
