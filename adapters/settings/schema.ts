import { z } from "zod";
import {
  choiceSetting,
  flagSetting,
  folderSetting,
  hopsSetting,
  keySetting,
  listSetting,
  portSetting,
  textSetting,
  urlSetting,
  wholeSetting,
} from "./kinds.ts";

/**
 * Every setting, once: its range, default and description. Names are those of the environment.
 * `.env.example` and the table in docs/settings.md are held against it by tests.
 */
export const settingsSchema = z.strictObject({
  PORT: portSetting({
    section: "Server",
    default: "3000",
    description: "Port of the web page, of `/slack/events` and of the health checks. 0 takes any free one.",
  }),
  HOST: textSetting({
    section: "Server",
    default: "127.0.0.1",
    description: "Address to listen on. `0.0.0.0` opens the server to the network.",
  }),
  LOG_LEVEL: choiceSetting(["debug", "info", "warn", "error", "silent"], {
    section: "Server",
    default: "info",
    description: "Least severity that is logged. Logs never hold message text, names or tokens.",
  }),
  RATE_LIMIT_PER_MINUTE: wholeSetting(0, 100_000, {
    section: "Server",
    default: "120",
    description: "Questions that one address may ask on the web page within a minute. 0 sets no limit.",
  }),
  QUESTIONS_PER_MINUTE: wholeSetting(0, 10_000, {
    section: "Server",
    default: "0",
    description:
      "Questions that one person may ask in Slack or on Discord within a minute; whoever asks more is told to wait. 0 sets no limit.",
  }),
  PUBLIC_URL: urlSetting(["https", "http"], {
    section: "Server",
    description:
      "Address under which people reach the page where that is not the machine's own: `https://guide.example.com/`, below a path `https://example.com/bot/`. The page answers to this name only, and with https its cookie is Secure.",
  }),
  TRUST_PROXY: hopsSetting(10, {
    section: "Server",
    default: "false",
    description:
      "Set it behind a reverse proxy, and only there: clients are then told apart by `X-Forwarded-For`. Behind several, how many: `2`.",
  }),
  DRAIN_SECONDS: wholeSetting(0, 60, {
    section: "Server",
    default: "1",
    description:
      "How long SIGTERM leaves the server open, not ready any more, so that a load balancer looks elsewhere before it closes.",
  }),
  ADMINS: listSetting({
    each: { like: /^[a-z]+:\S+$/, words: "users with their platform in front, like `slack:T1:U2`" },
    section: "Server",
    description:
      "Users who may see gaps and settings besides the platform's own admins, with the platform in front: `slack:T1:U2`.",
  }),

  KNOWLEDGE_DIR: folderSetting({
    section: "Knowledge",
    default: "knowledge",
    description: "Folder with what the bot knows; reloaded when a file in it changes.",
  }),
  RELOAD_SECONDS: wholeSetting(0, 86_400, {
    section: "Knowledge",
    default: "10",
    description:
      "How often the knowledge folder is looked at besides, for mounts that tell of no change. 0 leaves it out.",
  }),
  KEEPERS_PASSWORD: textSetting({
    min: 12,
    section: "Knowledge",
    secret: true,
    description:
      "Turns the keepers' page at `/keep` on: whoever knows it may edit the knowledge. Each gives a name, which stands beside their changes.",
  }),
  KEEPERS_HEADER: textSetting({
    section: "Knowledge",
    description:
      "Turns it on as well: the header in which your proxy names who is logged in, such as `X-Forwarded-User`. Only with `TRUST_PROXY`.",
  }),
  KEEPERS: listSetting({
    section: "Knowledge",
    description:
      "Names of that header that may edit; everybody whom the proxy lets through where it is empty.",
  }),
  CONVERSATION_TTL_MINUTES: wholeSetting(1, 43_200, {
    section: "Knowledge",
    default: "720",
    description:
      "How long a conversation is remembered after its last turn, so that follow-ups are understood.",
  }),
  GAP_CONFIDENCE_PERCENT: wholeSetting(0, 100, {
    section: "Knowledge",
    default: "60",
    description: "Answers with less confidence than this are listed in the gap report.",
  }),

  DATA_DIR: folderSetting({
    section: "Store and privacy",
    default: "data",
    description:
      "Folder of the SQLite file `bot.db`, of the generated privacy key, and of `models/`: sentence vectors of the knowledge, which may be deleted at any time.",
  }),
  DATABASE_URL: urlSetting(["postgres", "postgresql"], {
    section: "Store and privacy",
    secret: true,
    description:
      "PostgreSQL in place of SQLite, for more than one machine: `postgres://user:password@host/database`. `?sslmode=` means what it means to psql; PgBouncer works as it comes.",
  }),
  KEEP_QUESTIONS_DAYS: wholeSetting(0, 3_650, {
    section: "Store and privacy",
    default: "30",
    description:
      "Days after which the text of questions, replies and vote reasons is deleted. 0 stores no text at all: what a conversation is about is then known to the running process alone.",
  }),
  PRIVACY_KEY: textSetting({
    min: 16,
    section: "Store and privacy",
    secret: true,
    description:
      "Key of the hashes that stand for people, the same for every replica. With SQLite it is generated into `DATA_DIR` where it is not set.",
  }),
  ENCRYPTION_KEY: keySetting({
    section: "Store and privacy",
    secret: true,
    description:
      "Key that encrypts the tokens of installations at rest: `openssl rand -base64 32`. Without it installations are refused.",
  }),

  SLACK_BOT_TOKEN: textSetting({
    startsWith: "xoxb-",
    section: "Slack",
    secret: true,
    description:
      "Bot token of the one workspace that the bot serves. Leave it out to serve many by installation.",
  }),
  SLACK_APP_TOKEN: textSetting({
    startsWith: "xapp-",
    section: "Slack",
    secret: true,
    description: "App-level token: events come by Socket Mode, no public address needed.",
  }),
  SLACK_SIGNING_SECRET: textSetting({
    min: 8,
    section: "Slack",
    secret: true,
    description: "Signing secret: events come by HTTP at `/slack/events`.",
  }),
  SLACK_CLIENT_ID: textSetting({
    section: "Slack",
    description: "Client id, for installation into many workspaces.",
  }),
  SLACK_CLIENT_SECRET: textSetting({
    section: "Slack",
    secret: true,
    description: "Client secret, for installation into many workspaces.",
  }),
  SLACK_STATE_SECRET: textSetting({
    min: 16,
    section: "Slack",
    secret: true,
    description: "Any long random text: signs the state of an installation under way.",
  }),
  SLACK_API_URL: urlSetting(["https", "http"], {
    section: "Slack",
    default: "https://slack.com/api/",
    description: "Base of Slack's Web API.",
  }),
  SLACK_PEOPLE: listSetting({
    each: {
      like: /^(?:[\w-]+|\*)=(?:[CG][A-Z0-9]+(?::S[A-Z0-9]+)?|S[A-Z0-9]+)$/,
      words: "rules like `salary=C042`, `skills=S012` or `*=C777:S012`",
    },
    section: "Slack",
    description:
      "Where “Ask a person” leads, by topic (`*`: all others): a channel, a user group that is called where the question was asked, or both.",
  }),
  SLACK_READS_CHANNELS: flagSetting({
    section: "Slack",
    default: "false",
    description:
      "In many workspaces: installations ask for the scopes of the larger manifest, with the history of channels that the bot is in.",
  }),
  SLACK_AUTO_ANSWER_PERCENT: wholeSetting(50, 100, {
    section: "Slack",
    default: "90",
    description:
      "Least confidence for answers that nobody asked the bot for, in channels that admins opened for them.",
  }),

  DISCORD_TOKEN: textSetting({
    min: 8,
    section: "Discord",
    secret: true,
    description: "Bot token of the Discord application.",
  }),
  DISCORD_APPLICATION_ID: textSetting({
    section: "Discord",
    description: "Application id; read from the token's account where it is not set.",
  }),
  DISCORD_API_URL: urlSetting(["https", "http"], {
    section: "Discord",
    default: "https://discord.com/api",
    description: "Base of Discord's API.",
  }),
  DISCORD_SHARDS: wholeSetting(1, 1_000, {
    section: "Discord",
    default: "1",
    description: "Number of shards; Discord asks for more than one from 2,500 servers on.",
  }),
  DISCORD_SHARD_IDS: listSetting({
    each: { like: /^\d{1,3}$/, words: "numbers of shards like `0`" },
    section: "Discord",
    description:
      "Shards that this machine runs, counted from 0; all of them where it is empty. Several machines need `DATABASE_URL`.",
  }),
  DISCORD_AUTO_ANSWER_PERCENT: wholeSetting(0, 100, {
    section: "Discord",
    default: "90",
    description:
      "Least confidence for answers that nobody asked the bot for: in channels that admins opened for them, and in new forum posts.",
  }),
  DISCORD_PEOPLE: listSetting({
    each: {
      like: /^(?:[\w-]+|\*)=(?:#\d{15,20}(?::@\d{15,20})?|@\d{15,20})$/,
      words: "rules like `salary=#112233445566778899`, `skills=@998877665544332211` or both with a colon",
    },
    section: "Discord",
    description:
      "Where “Ask a person” leads, by topic (`*`: all others): a channel (`#` and its id), a role that is called where the question was asked (`@` and its id), or both.",
  }),
  DISCORD_REGISTER_COMMANDS: flagSetting({
    section: "Discord",
    default: "true",
    description: "Registers changed commands at start; `npm run discord -- register` does it by hand.",
  }),
  DISCORD_MESSAGE_CONTENT: flagSetting({
    section: "Discord",
    default: "false",
    description:
      "Asks for the message content intent, which following threads and answering forum posts need.",
  }),
  DISCORD_MEMBERS: flagSetting({
    section: "Discord",
    default: "false",
    description: "Asks for the members intent, which welcoming people who join a server needs.",
  }),
});

/** All settings, parsed and frozen. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
