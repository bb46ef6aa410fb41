import { z } from "zod";
import { type ActionName, channelId, parseActionId, userId, workspaceId } from "../ids.ts";
import type { Destination, SlackJob } from "../job.ts";

const id = z.string().min(1).max(300);
const maybe = id.nullish().transform((value) => value ?? null);
const maybeUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .nullish()
  .transform((value) => value ?? null);
const personSchema = z.looseObject({ id, team_id: maybe, name: maybe, username: maybe });
const teamSchema = z.looseObject({ id }).nullish();
const channelSchema = z.looseObject({ id }).nullish();

/** Author of an interaction, with the workspace. */
export interface Actor {
  readonly team: string;
  /** Slack's own id of the person. */
  readonly user: string;
  /** As people read it; never used as an id. */
  readonly name: string;
}

/** A slash command. */
export interface Command extends Actor {
  readonly command: string;
  readonly text: string;
  readonly channel: string;
  readonly responseUrl: string | null;
  readonly trigger: string;
}

/** Parses a slash command; `null` where it is none. */
export function receiveCommand(body: unknown): Command | null {
  const parsed = z
    .looseObject({
      team_id: maybe,
      enterprise_id: maybe,
      channel_id: id,
      user_id: id,
      user_name: maybe,
      command: id,
      text: z.string().max(100_000).nullish(),
      response_url: maybeUrl,
      trigger_id: id,
    })
    .safeParse(body);
  const team = parsed.data?.team_id ?? parsed.data?.enterprise_id;
  if (!parsed.success || !team) return null;
  const { channel_id, user_id, user_name, command, text, response_url, trigger_id } = parsed.data;
  return {
    team,
    user: user_id,
    name: user_name ?? "somebody",
    command,
    text: (text ?? "").trim().slice(0, 4_000),
    channel: channel_id,
    responseUrl: response_url,
    trigger: trigger_id,
  };
}

/** A pressed button. */
export interface Press extends Actor {
  readonly name: string;
  readonly action: ActionName;
  /** Behind the colon of the action's id: a number, mostly. */
  readonly part: string;
  /** The button's id: of an answer, an entry, a topic. */
  readonly value: string;
  /** What the button says; empty where Slack does not tell. */
  readonly label: string;
  readonly trigger: string | null;
  readonly responseUrl: string | null;
  /** The message that the button stands in; `null` in Home and modals. */
  readonly message: {
    readonly channel: string;
    readonly ts: string;
    readonly thread: string | null;
    readonly ephemeral: boolean;
    /** What it shows, as far as Slack tells. */
    readonly text: string;
    readonly blocks: readonly { readonly type: string }[];
  } | null;
  /** The modal that the button stands in. */
  readonly modal: string | null;
  /** Unique for each press. */
  readonly at: string;
}

/** Parses a pressed button; `null` where it is none. */
export function receivePress(body: unknown): Press | null {
  const parsed = z
    .looseObject({
      user: personSchema,
      team: teamSchema,
      channel: channelSchema,
      container: z
        .looseObject({
          type: maybe,
          message_ts: maybe,
          channel_id: maybe,
          thread_ts: maybe,
          is_ephemeral: z.boolean().nullish(),
        })
        .nullish(),
      message: z
        .looseObject({
          ts: maybe,
          thread_ts: maybe,
          text: z.string().max(50_000).default(""),
          blocks: z
            .array(z.looseObject({ type: id }))
            .max(50)
            .default([]),
        })
        .nullish(),
      view: z.looseObject({ id, type: maybe }).nullish(),
      trigger_id: maybe,
      response_url: maybeUrl,
      actions: z
        .array(
          z.looseObject({
            action_id: id,
            value: z.string().max(2_000).nullish(),
            text: z
              .looseObject({ text: z.string().max(200) })
              .nullish()
              .catch(null),
            action_ts: maybe,
          }),
        )
        .min(1),
    })
    .safeParse(body);
  if (!parsed.success) return null;
  const { user, team, channel, container, message, view, trigger_id, response_url, actions } = parsed.data;
  const [first] = actions;
  const action = first ? parseActionId(first.action_id) : null;
  const workspace = team?.id ?? user.team_id;
  if (!first || !action || !workspace) return null;
  const where = container?.channel_id ?? channel?.id ?? null;
  const ts = container?.message_ts ?? message?.ts ?? null;
  return {
    team: workspace,
    user: user.id,
    name: user.name ?? user.username ?? "somebody",
    action: action.name,
    part: action.part,
    value: first.value ?? "",
    label: first.text?.text ?? "",
    trigger: trigger_id,
    responseUrl: response_url,
    message:
      where && ts
        ? {
            channel: where,
            ts,
            thread: container?.thread_ts ?? message?.thread_ts ?? null,
            ephemeral: container?.is_ephemeral ?? false,
            text: message?.text ?? "",
            blocks: message?.blocks ?? [],
          }
        : null,
    modal: view && view.type === "modal" ? view.id : null,
    at: first.action_ts ?? trigger_id ?? ts ?? "0",
  };
}

/** A shortcut: the global one, or the one of a message with that message. */
export interface Shortcut extends Actor {
  /** Which one. */
  readonly callback: string;
  readonly trigger: string;
  readonly message: {
    readonly text: string;
    readonly ts: string;
    readonly thread: string | null;
    readonly channel: string;
    readonly responseUrl: string | null;
  } | null;
}

/** Parses a shortcut; `null` where it is none. */
export function receiveShortcut(body: unknown): Shortcut | null {
  const parsed = z
    .looseObject({
      user: personSchema,
      team: teamSchema,
      trigger_id: id,
      callback_id: maybe,
      channel: channelSchema,
      response_url: maybeUrl,
      message: z.looseObject({ text: z.string().max(100_000).nullish(), ts: id, thread_ts: maybe }).nullish(),
    })
    .safeParse(body);
  const team = parsed.data?.team?.id ?? parsed.data?.user.team_id;
  if (!parsed.success || !team) return null;
  const { user, trigger_id, channel, message, response_url } = parsed.data;
  return {
    team,
    user: user.id,
    name: user.name ?? user.username ?? "somebody",
    callback: parsed.data.callback_id ?? "",
    trigger: trigger_id,
    message:
      message && channel
        ? {
            text: (message.text ?? "").trim().slice(0, 4_000),
            ts: message.ts,
            thread: message.thread_ts,
            channel: channel.id,
            responseUrl: response_url,
          }
        : null,
  };
}

/** A modal that was sent. */
export interface Submission extends Actor {
  readonly view: string;
  readonly callback: string;
  readonly metadata: string;
  /** What was typed or chosen, by block; several choices are apart by commas. */
  readonly values: Readonly<Record<string, string>>;
}

const chosenSchema = z.looseObject({
  value: z.string().max(5_000).nullish(),
  selected_option: z.looseObject({ value: z.string().max(200) }).nullish(),
  selected_options: z.array(z.looseObject({ value: z.string().max(200) })).nullish(),
  selected_conversation: maybe,
});

/** Parses a submitted modal; `null` where it is none. */
export function receiveSubmission(body: unknown): Submission | null {
  const parsed = z
    .looseObject({
      user: personSchema,
      team: teamSchema,
      view: z.looseObject({
        id,
        team_id: maybe,
        callback_id: id,
        private_metadata: z.string().max(3_000).nullish(),
        state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), chosenSchema)) }).nullish(),
      }),
    })
    .safeParse(body);
  const team = parsed.data?.team?.id ?? parsed.data?.user.team_id ?? parsed.data?.view.team_id;
  if (!parsed.success || !team) return null;
  const { user, view } = parsed.data;
  const values = Object.entries(view.state?.values ?? {}).map(([block, elements]) => {
    const [chosen] = Object.values(elements);
    return [block, chosen ? textOf(chosen) : ""] as const;
  });
  return {
    team,
    user: user.id,
    name: user.name ?? user.username ?? "somebody",
    view: view.id,
    callback: view.callback_id,
    metadata: view.private_metadata ?? "",
    values: Object.fromEntries(values),
  };
}

function textOf(chosen: z.infer<typeof chosenSchema>): string {
  if (chosen.selected_options) return chosen.selected_options.map((each) => each.value).join(",");
  return (chosen.value ?? chosen.selected_option?.value ?? chosen.selected_conversation ?? "").trim();
}

/** What makes a question of something that was not written as a message: a command, a press, a form. */
interface Asked extends Actor {
  readonly text: string;
  /** Unique for what was done: a trigger, a press. */
  readonly occasion: string;
  /** Where people were when they did it; `null` in Home. */
  readonly channel: string | null;
  /** Turns that belong together; where it is missing, a person's own in this place. */
  readonly conversation?: string;
  readonly to: Destination;
  readonly lead: string | null;
}

/** Builds the job of a question from a command, a button or a modal. */
export function jobOf(asked: Asked): SlackJob {
  const { team, user, channel, occasion } = asked;
  const place = channel === null ? workspaceId(team) : channelId(team, channel);
  return {
    message: {
      id: `${place}:ask:${occasion}`.slice(0, 300),
      text: asked.text,
      conversation: asked.conversation ?? `${place}:ask:${user}`,
      user: userId(team, user),
      place: {
        platform: "slack",
        kind: "command",
        workspace: workspaceId(team),
        ...(channel !== null && { channel: channelId(team, channel) }),
      },
    },
    team,
    user,
    to: asked.to,
    lead: asked.lead,
    overheard: null,
    wordless: false,
  };
}
