import type { Environment } from "./environment.ts";
import { described } from "./kinds.ts";
import { nearestName } from "./nearest.ts";
import { type Settings, settingsSchema } from "./schema.ts";
import { SettingsError } from "./settings-error.ts";

/**
 * The settings in an environment, with defaults where it says nothing. An empty value counts as not set.
 * @throws SettingsError with every problem at once.
 */
export function parseSettings(environment: Environment): Settings {
  const names = Object.keys(settingsSchema.shape);
  const given = Object.fromEntries(
    names.flatMap((name) => (environment.variables[name] ? [[name, environment.variables[name]]] : [])),
  );
  const parsed = settingsSchema.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  const problems = [
    ...[...wrong].map((name) => wrongValue(name, given[name])),
    ...unknownNames(environment, names),
    ...missingCompanions(given),
  ];
  if (problems.length > 0 || !parsed.success) throw new SettingsError(problems);
  return Object.freeze(parsed.data);
}

function wrongValue(name: string, value: string | undefined): string {
  const about = described(settingsSchema.shape[name as keyof typeof settingsSchema.shape]);
  const shown = about.secret ? "(hidden)" : JSON.stringify(value?.slice(0, 60));
  const remedy = about.default
    ? `leave it out for ${JSON.stringify(about.default)}`
    : "leave it out if you do not need it";
  return `${name} is ${shown}, but must be ${about.range}; mend it, or ${remedy}.`;
}

/** `SLACK_`: what all names of a section begin with where they begin with its own. */
const prefixes = [
  ...Map.groupBy(Object.entries(settingsSchema.shape), ([, schema]) => described(schema).section),
]
  .map(([section, settings]) => ({ prefix: `${section.toUpperCase()}_`, settings }))
  .filter(({ prefix, settings }) => settings.every(([name]) => name.startsWith(prefix)))
  .map(({ prefix }) => prefix);

/** In the file every name must be ours; in the process's environment only what looks like ours is reported. */
function unknownNames({ variables, fromFile, file }: Environment, names: readonly string[]): string[] {
  return Object.keys(variables).flatMap((name) => {
    if (names.includes(name)) return [];
    const near = nearestName(name, names);
    const place = fromFile.has(name) ? ` in ${file}` : "";
    if (near) return [`${name}${place} is no setting; did you mean ${near}?`];
    const ours = prefixes.some((prefix) => name.startsWith(prefix));
    return ours || place
      ? [`${name}${place} is no setting; see .env.example for those there are, or take it out.`]
      : [];
  });
}

/** Settings that are of no use without another. */
function missingCompanions(given: Readonly<Record<string, string>>): string[] {
  const needs = (name: string, others: readonly string[], why: string) =>
    given[name] && !others.some((other) => given[other])
      ? [`${name} is set, but ${why}; set ${others.join(" or ")} too, or take it out.`]
      : [];
  return [
    ...needs("DATABASE_URL", ["PRIVACY_KEY"], "every replica has to know people by the same hashes"),
    ...needs(
      "SLACK_BOT_TOKEN",
      ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"],
      "no way for Slack's events to come in",
    ),
    ...needs("SLACK_APP_TOKEN", ["SLACK_BOT_TOKEN"], "nothing to answer with"),
    ...needs("SLACK_SIGNING_SECRET", ["SLACK_BOT_TOKEN", "SLACK_CLIENT_ID"], "nothing to answer with"),
    ...needs("SLACK_CLIENT_ID", ["SLACK_CLIENT_SECRET"], "installation needs both"),
    ...needs("SLACK_CLIENT_ID", ["SLACK_STATE_SECRET"], "installation needs it to sign its state"),
    ...needs("SLACK_CLIENT_ID", ["SLACK_SIGNING_SECRET"], "installation needs events by HTTP"),
    ...needs("SLACK_CLIENT_ID", ["ENCRYPTION_KEY"], "tokens of installations are only stored encrypted"),
    ...needs("KEEPERS", ["KEEPERS_HEADER"], "nothing says who somebody is"),
    ...(given.KEEPERS_HEADER &&
    ["", "false", "0", "no", "off"].includes((given.TRUST_PROXY ?? "").toLowerCase())
      ? [
          "KEEPERS_HEADER is set, but anybody could send it; set TRUST_PROXY too where a proxy of yours writes it, or take it out.",
        ]
      : []),
    ...needs("DISCORD_APPLICATION_ID", ["DISCORD_TOKEN"], "there is no bot to go with it"),
  ];
}
