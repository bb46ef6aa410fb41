import { z } from "zod";
import { channelId, messageId, userId, workspaceId } from "./ids.ts";
import type { SlackJob } from "./job.ts";

/** What a Slack event asks of the bot. */
type Incoming =
  | { readonly kind: "question"; readonly job: SlackJob }
  /** A question was changed; `job` asks it anew on its own place. */
  | { readonly kind: "edited"; readonly job: SlackJob; readonly edit: string }
  | { readonly kind: "deleted"; readonly team: string; readonly message: string }
  | { readonly kind: "home"; readonly team: string; readonly user: string }
  /** The agent's panel was opened; `thread` only in the older Assistant. */
  | {
      readonly kind: "panel";
      readonly team: string;
      readonly channel: string;
      readonly thread: string | null;
    }
  | { readonly kind: "joined"; readonly team: string; readonly user: string; readonly channel: string | null }
  | { readonly kind: "uninstalled"; readonly team: string; readonly enterprise: string | null }
  | { readonly kind: "ignored"; readonly why: string };

const id = z.string().min(1).max(300);
const maybe = id.nullish().transform((value) => value ?? null);

const eventBodySchema = z.looseObject({
  team_id: maybe,
  enterprise_id: maybe,
  authorizations: z
    .array(z.looseObject({ team_id: maybe, user_id: maybe, is_bot: z.boolean().nullish() }))
    .nullish(),
  event: z.looseObject({ type: id }),
});

const saidSchema = z.looseObject({
  ts: id,
  text: z.string().max(100_000).nullish(),
  user: maybe,
  bot_id: maybe,
  subtype: maybe,
  thread_ts: maybe,
  edited: z.looseObject({ ts: id }).nullish(),
  files: z.array(z.unknown()).max(100).nullish().catch(null),
});

const messageEventSchema = z.looseObject({
  type: id,
  subtype: maybe,
  channel: id,
  channel_type: maybe,
  deleted_ts: maybe,
  message: saidSchema.nullish(),
  previous_message: saidSchema.nullish(),
});

const revokedSchema = z.looseObject({
  tokens: z.looseObject({ bot: z.array(z.string()).max(1_000).nullish() }),
});

type Said = z.infer<typeof saidSchema>;

/** Longer than any question; Slack itself takes 40,000. */
const TEXT_CHARS = 4_000;
const spoken = new Set<string | null>([null, "thread_broadcast", "file_share"]);

const ignored = (why: string): Incoming => ({ kind: "ignored", why });

/**
 * Parses an event of the Events API, by HTTP or Socket Mode alike. `bots`: the bot's own user ids; where the
 * event names the bot it was sent to, that one counts too.
 */
export function receiveEvent(body: unknown, bots: readonly string[]): Incoming {
  const parsed = eventBodySchema.safeParse(body);
  if (!parsed.success) return ignored("no event");
  const { event, team_id, enterprise_id, authorizations } = parsed.data;
  const team = team_id ?? authorizations?.[0]?.team_id ?? enterprise_id;
  if (!team) return ignored("no workspace");
  const named = (authorizations ?? []).flatMap((each) => (each.is_bot && each.user_id ? [each.user_id] : []));
  const self = new Set([...bots, ...named]);
  switch (event.type) {
    case "message":
    case "app_mention":
      return receiveMessage(event, team, self);
    case "app_home_opened":
      return receiveHome(event, team);
    case "assistant_thread_started":
      return receivePanel(event, team);
    case "team_join":
    case "member_joined_channel":
      return receiveJoin(event, team, self);
    case "app_uninstalled":
      return { kind: "uninstalled", team, enterprise: enterprise_id };
    case "tokens_revoked": {
      // A person's own token says nothing of the bot's.
      const parsed = revokedSchema.safeParse(event);
      return (parsed.data?.tokens.bot ?? []).length > 0
        ? { kind: "uninstalled", team, enterprise: enterprise_id }
        : ignored("no token of the bot was revoked");
    }
    default:
      return ignored(`event ${event.type}`);
  }
}

function receiveMessage(event: unknown, team: string, self: ReadonlySet<string>): Incoming {
  const parsed = messageEventSchema.safeParse(event);
  if (!parsed.success) return ignored("no message");
  const { type, subtype, channel, deleted_ts } = parsed.data;
  const where = { team, channel, direct: isDirect(channel, parsed.data.channel_type) };
  if (subtype === "message_deleted") {
    const ts = deleted_ts ?? parsed.data.previous_message?.ts;
    return ts ? { kind: "deleted", team, message: messageId(team, channel, ts) } : ignored("nothing deleted");
  }
  if (subtype === "message_changed") return receiveEdit(parsed.data, where, self);
  if (!spoken.has(subtype)) return ignored(`message of kind ${subtype}`);
  const said = saidSchema.safeParse(event);
  if (!said.success) return ignored("no message");
  return question(said.data, where, self, type === "app_mention");
}

/** Slack sends an edit too where it only unfurled a link or counted a reply: the text decides. */
function receiveEdit(
  { message, previous_message: before }: z.infer<typeof messageEventSchema>,
  where: Where,
  self: ReadonlySet<string>,
): Incoming {
  if (!message) return ignored("no edited message");
  if (message.subtype === "tombstone")
    return { kind: "deleted", team: where.team, message: messageId(where.team, where.channel, message.ts) };
  if (before && (before.text ?? "") === (message.text ?? "")) return ignored("text unchanged");
  const read = question(message, where, self, false);
  if (read.kind !== "question") return read;
  return { kind: "edited", job: read.job, edit: message.edited?.ts ?? message.text ?? "" };
}

interface Where {
  readonly team: string;
  readonly channel: string;
  readonly direct: boolean;
}

function question(said: Said, where: Where, self: ReadonlySet<string>, mentioned: boolean): Incoming {
  if (said.bot_id || said.user === null) return ignored("written by a bot");
  if (self.has(said.user) || said.user === "USLACKBOT") return ignored("written by the bot itself");
  const text = (said.text ?? "").slice(0, TEXT_CHARS);
  const mentions = [...text.matchAll(/<@([UW][A-Z0-9_]*)(?:\|[^>]*)?>/g)].map((match) => match[1]!);
  const addressed = where.direct || mentioned || mentions.some((each) => self.has(each));
  // Whoever speaks to somebody else wants no answer of a bot.
  if (!addressed && (mentions.length > 0 || /<!(?:subteam|here|channel|everyone)/.test(text)))
    return ignored("said to somebody else");
  if (!addressed && text.trim() === "") return ignored("no text");
  const inThread = said.thread_ts !== null && said.thread_ts !== said.ts;
  const thread = where.direct ? said.thread_ts : (said.thread_ts ?? said.ts);
  const { team, channel } = where;
  const asked = withoutMentions(text, self);
  return {
    kind: "question",
    job: {
      message: {
        id: messageId(team, channel, said.ts),
        text: asked,
        conversation: thread === null ? channelId(team, channel) : messageId(team, channel, thread),
        user: userId(team, said.user),
        place: {
          platform: "slack",
          kind: where.direct ? "direct" : inThread ? "thread" : "channel",
          workspace: workspaceId(team),
          channel: channelId(team, channel),
        },
      },
      team,
      user: said.user,
      to: { kind: "conversation", channel, thread },
      lead: null,
      overheard: addressed ? null : inThread ? "thread" : "channel",
      wordless: asked === "" && (said.files?.length ?? 0) > 0,
    },
  };
}

/** The bot's own mention says to whom, not what; all other mark-up stays for the core to read. */
function withoutMentions(text: string, self: ReadonlySet<string>): string {
  return text
    .replace(/<@([UW][A-Z0-9_]*)(?:\|[^>]*)?>[,:]?/g, (mention, user: string) =>
      self.has(user) ? " " : mention,
    )
    .trim();
}

function isDirect(channel: string, type: string | null): boolean {
  return type === null ? channel.startsWith("D") : type === "im";
}

function receiveHome(event: unknown, team: string): Incoming {
  const parsed = z.looseObject({ user: id, channel: maybe, tab: maybe }).safeParse(event);
  if (!parsed.success) return ignored("no person");
  const { user, channel, tab } = parsed.data;
  if (tab !== "messages") return { kind: "home", team, user };
  return channel ? { kind: "panel", team, channel, thread: null } : ignored("no channel");
}

function receivePanel(event: unknown, team: string): Incoming {
  const parsed = z
    .looseObject({ assistant_thread: z.looseObject({ channel_id: id, thread_ts: id }) })
    .safeParse(event);
  if (!parsed.success) return ignored("no thread");
  const { channel_id, thread_ts } = parsed.data.assistant_thread;
  return { kind: "panel", team, channel: channel_id, thread: thread_ts };
}

/** `team_join` brings the whole profile, `member_joined_channel` the id alone. */
function receiveJoin(event: unknown, team: string, self: ReadonlySet<string>): Incoming {
  const profile = z.looseObject({
    id,
    is_bot: z.boolean().nullish(),
    is_restricted: z.boolean().nullish(),
    is_ultra_restricted: z.boolean().nullish(),
  });
  const parsed = z.looseObject({ user: z.union([id, profile]), channel: maybe }).safeParse(event);
  if (!parsed.success) return ignored("no person");
  const { user, channel } = parsed.data;
  if (typeof user === "string")
    return self.has(user) ? ignored("the bot itself joined") : { kind: "joined", team, user, channel };
  if (user.is_bot || user.is_restricted || user.is_ultra_restricted)
    return ignored("a bot or a guest joined");
  return self.has(user.id)
    ? ignored("the bot itself joined")
    : { kind: "joined", team, user: user.id, channel: null };
}
