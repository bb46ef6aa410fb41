import { ErrorCode } from "@slack/web-api";

/**
 * Error code of a failed call: Slack's own (`not_in_channel`), `http_503`, `ratelimited`, `unreachable`, or
 * `unknown`.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "unknown";
  switch (error.code) {
    case ErrorCode.PlatformError:
      return String((error as unknown as { data: { error?: unknown } }).data.error);
    case ErrorCode.HTTPError:
      return `http_${(error as unknown as { statusCode: number }).statusCode}`;
    case ErrorCode.RateLimitedError:
      return "ratelimited";
    case ErrorCode.RequestError:
      return "unreachable";
    default:
      return String(error.code);
  }
}

/** Wait that a 429 asks for, in milliseconds; `null` for any other error. */
export function retryAfterMs(error: unknown): number | null {
  if (codeOf(error) !== "ratelimited") return null;
  const seconds = (error as { retryAfter?: number }).retryAfter;
  return Math.max(1, Number(seconds) || 1) * 1_000;
}

/** The blocks were refused: a plainer form may be taken. */
const refusedBlocks = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
  "block_mismatch",
  "slack_file_not_found",
  "invalid_arguments",
  "invalid_metadata_format",
]);

/** The bot may not speak there: the answer goes to the person directly. */
const closedPlaces = new Set([
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "is_inactive",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked",
  "posting_to_general_channel_denied",
  "no_permission",
  "access_denied",
  "ekm_access_denied",
  "team_access_not_granted",
  "cannot_reply_to_message",
  "thread_not_found",
  "user_not_in_channel",
  "user_not_found",
  "messages_tab_disabled",
]);

/** Somebody else did it already, or there is nothing left to do it to. */
const harmless = new Set([
  "already_reacted",
  "no_reaction",
  "message_not_found",
  "cant_delete_message",
  "cant_update_message",
  "edit_window_closed",
  "not_found",
  "hash_conflict",
]);

const badTokens = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "org_login_required",
  "team_disabled",
]);

/**
 * Whether an error is transient, of Slack or the network: whether the call was carried out is unknown then.
 */
export const isPassing = (code: string): boolean => code === "unreachable" || /^http_5\d\d$/.test(code);
export const refusesBlocks = (code: string): boolean => refusedBlocks.has(code);
export const isClosed = (code: string): boolean => closedPlaces.has(code);
export const isHarmless = (code: string): boolean => harmless.has(code);
export const isBadToken = (code: string): boolean => badTokens.has(code);

/** The adapter cannot start; the message says what to mend. */
export class SlackStartError extends Error {
  readonly code = "slack-start";
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SlackStartError";
  }
}
