import { described } from "../../../adapters/settings/kinds.ts";
import { settingsSchema } from "../../../adapters/settings/schema.ts";

/** The text of `.env.example`: every setting with its range and description, defaults commented out. */
export function settingsExample(): string {
  const lines = ["# Copy to .env and fill in what you need. Everything is optional."];
  let section = "";
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const about = described(schema);
    if (about.section !== section) lines.push("", `## ${about.section}`);
    section = about.section;
    lines.push(
      "",
      `# ${about.description}`,
      `# ${sentence(about.range)}.`,
      `${about.default ? "# " : ""}${name}=${about.default ?? ""}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
