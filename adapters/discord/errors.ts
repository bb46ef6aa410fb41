/** Discord's JSON error codes that the bot handles. */
export const codes = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  alreadyAcknowledged: 40_060,
  missingAccess: 50_001,
  cannotMessage: 50_007,
  missingPermissions: 50_013,
  invalidToken: 50_027,
  invalidForm: 50_035,
  threadArchived: 50_083,
  threadExists: 160_004,
  threadLocked: 160_005,
  noHistory: 160_002,
} as const;

/** Discord's JSON error code of a refused request; `null` for any other error. */
export function codeOf(error: unknown): number | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "number" ? code : null;
}

/** HTTP status of a refused request; `null` for any other error. */
export function statusOf(error: unknown): number | null {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" ? status : null;
}

export const isOneOf = (error: unknown, ...expected: readonly number[]): boolean =>
  expected.includes(codeOf(error) ?? -1);

/** Whether an interaction's token has expired: it was not acknowledged in 3 s, or its 15 minutes are over. */
export const ranOut = (error: unknown): boolean =>
  isOneOf(error, codes.unknownInteraction, codes.unknownWebhook, codes.invalidToken);

const remedies: Readonly<Record<number, string>> = {
  [codes.unknownChannel]: "the channel is gone or the bot was removed from it; nothing to do",
  [codes.unknownMessage]: "the message was deleted meanwhile; nothing to do",
  [codes.unknownInteraction]:
    "the acknowledgement came after 3 s; see whether machine, network or DATABASE_URL are slow",
  [codes.unknownWebhook]: "the interaction ran out before it was acknowledged",
  [codes.invalidToken]: "the answer came after 15 minutes; see whether machine or network are slow",
  [codes.alreadyAcknowledged]:
    "another process hears the same interactions; each is answered once, but start each shard only once",
  [codes.missingAccess]: "give the bot's role View Channel in that channel",
  [codes.cannotMessage]: "the person takes no direct messages from the server; nothing to do",
  [codes.missingPermissions]:
    "give the bot's role Send Messages, Send Messages in Threads, Embed Links and Attach Files in that channel",
  [codes.invalidForm]: "Discord refused the payload; please report it with this line",
  [codes.threadArchived]: "the thread is closed; nothing to do",
  [codes.threadExists]: "somebody made a thread there already; the answer goes into it",
  [codes.threadLocked]: "the thread is locked; nothing to do",
  [codes.noHistory]: "give the bot's role Read Message History in that channel",
};

/** Error code with cause and remedy, as fields for the operator's log; never a token or a text. */
export function explainDiscordError(error: unknown): {
  readonly code: number | null;
  readonly status: number | null;
  readonly remedy: string;
} {
  const code = codeOf(error);
  return {
    code,
    status: statusOf(error),
    remedy: remedies[code ?? -1] ?? "see https://discord.com/developers/docs/topics/opcodes-and-status-codes",
  };
}

/** The adapter cannot start; the message says where, what, and what helps. */
export class DiscordStartError extends Error {
  override readonly name = "DiscordStartError";
  readonly code: "token-rejected" | "intents-refused" | "unreachable" | "shards";

  constructor(code: DiscordStartError["code"], message: string, cause: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The gateway closes with these when it will never let the bot in. */
const closeCodes: Readonly<Record<number, keyof typeof startMessages>> = {
  4004: "token-rejected",
  4013: "intents-refused",
  4014: "intents-refused",
};

const startMessages = {
  "token-rejected":
    "Discord rejects DISCORD_TOKEN; copy the bot's token anew from discord.com/developers → your application → Bot → Reset Token.",
  "intents-refused":
    "Discord refuses a privileged intent that the settings ask for: members (DISCORD_MEMBERS=true) or message content (DISCORD_MESSAGE_CONTENT=true). Switch it on at discord.com/developers → your application → Bot → Privileged Gateway Intents, or set it to false.",
  unreachable: "Discord cannot be reached; see whether DISCORD_API_URL is right and the network is up.",
};

/** Converts a failed log-in into a start error with its remedy. */
export function startError(error: unknown, closeCode?: number): DiscordStartError {
  const words = `${(error as Error | null)?.message ?? ""} ${(error as { code?: unknown } | null)?.code ?? ""}`;
  const rejected = statusOf(error) === 401 || /TokenInvalid|invalid token/i.test(words);
  const refused = /disallowed ?intents/i.test(words);
  const code =
    closeCodes[closeCode ?? -1] ??
    (rejected ? "token-rejected" : refused ? "intents-refused" : "unreachable");
  return new DiscordStartError(code, startMessages[code], error);
}
