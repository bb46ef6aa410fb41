import type { KnownBlock } from "@slack/types";
import type { UsersInfoResponse } from "@slack/web-api";
import { z } from "zod";
import type { Guide } from "../../src/guide.ts";
import type { Newcomer } from "../../src/onboarding/people.ts";
import { type CsvPart, csvOf, csvParts } from "../../src/onboarding/report.ts";
import type { Onboarding } from "../../src/onboarding/service.ts";
import type { Logger, OnboardingOutlet, Prompt } from "../../src/ports.ts";
import { overviewLines } from "../overview-lines.ts";
import type { Clients } from "./clients.ts";
import type { Delivery } from "./delivery.ts";
import { codeOf } from "./errors.ts";
import { userId, workspaceId } from "./ids.ts";
import type { Job } from "./job.ts";
import type { OnboardingDoor } from "./onboarding-door.ts";
import type { Command, Press } from "./receive/interactions.ts";
import { actionRows, renderPrompt } from "./render/prompt.ts";
import { escapeMarkup } from "./render/text.ts";
import { respond } from "./respond.ts";

const reachSchema = z.object({
  team: z.string(),
  user: z.string(),
  channel: z.string().nullable(),
  /** Slack did not say in time whether this is a bot or a guest. */
  unchecked: z.boolean().default(false),
});

type Profile = NonNullable<UsersInfoResponse["user"]>;

/** Bots, guests and people of other workspaces have come for something else. */
const isNewColleague = (profile: Profile): boolean =>
  !(
    profile.is_bot ||
    profile.deleted ||
    profile.is_restricted ||
    profile.is_ultra_restricted ||
    profile.is_stranger
  );

/** As colleagues know somebody; an id would be read by nobody. */
const nameIn = (profile: Profile | null): string | null =>
  profile?.profile?.display_name || profile?.real_name || profile?.name || null;

/** What the onboarding needs in Slack. */
export interface SlackOnboardingParts {
  readonly guide: Guide;
  readonly onboarding: Onboarding;
  readonly clients: Clients;
  readonly delivery: Delivery;
  readonly logger: Logger;
  readonly isAdmin: (team: string, user: string) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
}

/** The door of the onboarding, with its way to people who do not ask at the moment. */
export interface SlackOnboarding extends OnboardingDoor {
  readonly outlet: OnboardingOutlet;
  /** Something was written to the bot directly; true where it was meant for the onboarding. */
  said(job: Job, again: boolean): Promise<boolean>;
  /** A direct question was answered: the way back. */
  answered(job: Job): Promise<void>;
}

/** The onboarding in Slack: in direct messages, where they are open. */
export function createSlackOnboarding(parts: SlackOnboardingParts): SlackOnboarding {
  const { guide, onboarding, clients, delivery, logger, isAdmin, wait } = parts;

  /** What Slack knows of a person; `null` where it does not say, and will not. */
  async function askForProfile(team: string, user: string): Promise<Profile | null> {
    try {
      const client = await clients.client(team);
      return (await client.users.info({ user })).user ?? null;
    } catch (error) {
      if (!saysNothing.has(codeOf(error))) throw error;
      return null;
    }
  }

  /** `null` as well where Slack cannot be asked at the moment. */
  async function profileOf(team: string, user: string): Promise<Profile | null> {
    return askForProfile(team, user).catch((error: unknown) => {
      logger.debug({ error: codeOf(error) }, "Slack did not say who somebody is");
      return null;
    });
  }

  const newcomer = (team: string, user: string, profile: Profile | null = null): Newcomer => ({
    user: userId(team, user),
    workspace: workspaceId(team),
    platform: "slack",
    zone: profile?.tz ?? null,
    reach: { team, user, channel: null },
    name: nameIn(profile) ?? "A colleague",
  });

  /** With name and time zone of the profile: for what is kept or begun. */
  async function beginner(team: string, user: string): Promise<Newcomer> {
    return newcomer(team, user, await profileOf(team, user));
  }

  const post = (team: string, channel: string, thread: string | null, prompt: Prompt, metadata?: object) =>
    delivery.sayFirstTaken(
      team,
      { channel, thread },
      [renderPrompt(prompt), renderPrompt(prompt, "plain")],
      metadata,
    );

  /** Directly, and where that is closed in the place where it was asked for. */
  async function bring(command: Command, prompt: Prompt): Promise<void> {
    const listener = { ...command, thread: null };
    const isDirect = command.channel.startsWith("D");
    try {
      await post(command.team, isDirect ? command.channel : command.user, null, prompt);
      if (!isDirect) await delivery.tell(listener, "We go on in our direct messages.");
    } catch (error) {
      logger.info({ error: codeOf(error) }, "no direct message; the onboarding goes on in the channel");
      const { text, blocks } = renderPrompt(prompt, "plain");
      await delivery.tell(listener, prompt.reply.title ?? "Onboarding", [
        ...blocks,
        ...(blocks.length === 0 ? [sectionOf(text)] : []),
      ]);
    }
  }

  async function forAdmins(command: Command, task: () => Promise<string>): Promise<void> {
    const { team, user } = command;
    const said = (await isAdmin(team, user)) ? await task() : "Only admins can do that.";
    await delivery.tell({ ...command, thread: null }, said);
  }

  async function choose(command: Command, mode: "off" | "offer" | "start", track: string): Promise<string> {
    const { tracks } = guide.bot().knowledge;
    const chosen = tracks.find(({ id }) => id === track) ?? tracks[0];
    if (mode === "start" && (!chosen || (track !== "" && chosen.id !== track)))
      return `There is no track “${escapeMarkup(track)}”; there are: ${tracks.map(({ id }) => id).join(", ")}.`;
    await onboarding.chooseJoining(workspaceId(command.team), { mode, track: track || null });
    return {
      off: "People who join hear nothing from me.",
      offer: "People who join are offered the onboarding, once each.",
      start: `People who join begin “${escapeMarkup(chosen?.title ?? "")}”, once each.`,
    }[mode];
  }

  async function sendCsv({ team, user }: Command, part: CsvPart): Promise<string> {
    const client = await clients.client(team);
    const { channel } = await client.conversations.open({ users: user });
    await client.filesUploadV2({
      channel_id: channel?.id ?? user,
      filename: part === "people" ? "onboarding.csv" : `onboarding-${part}.csv`,
      content: csvOf(await onboarding.overview(workspaceId(team)), part),
    });
    return "The file is in our direct messages.";
  }

  async function command(command: Command): Promise<void> {
    const { team, user } = command;
    const text = command.text.replace(/^onboard\b\s*/i, "");
    const [word = "", rest = ""] = text.toLowerCase().split(/\s+/, 2);
    if (word === "off" || word === "offer" || word === "start")
      return forAdmins(command, () => choose(command, word, rest));
    if (word === "team")
      return forAdmins(command, async () => overviewLines(await onboarding.overview(workspaceId(team))));
    if (word === "csv")
      return forAdmins(command, () => sendCsv(command, csvParts.find((each) => each === rest) ?? "people"));
    if (word === "buddy") return nameBuddy(command, text);
    // `/onboard stop` is short for “stop onboarding”.
    const typed =
      text === ""
        ? null
        : ((await onboarding.type(newcomer(team, user), text)) ??
          (await onboarding.type(newcomer(team, user), `${text} onboarding`)));
    await bring(command, typed ?? (await onboarding.open(await beginner(team, user))));
  }

  async function nameBuddy(command: Command, text: string): Promise<void> {
    const { team, user } = command;
    const buddy = /<@([UW][A-Z0-9_]*)/.exec(text)?.[1];
    const profile = buddy === undefined ? null : await profileOf(team, buddy);
    const named =
      buddy !== undefined &&
      profile?.is_bot !== true &&
      (await onboarding.nameBuddy(newcomer(team, user), newcomer(team, buddy, profile)));
    await delivery.tell(
      { ...command, thread: null },
      named
        ? "Your buddy is told at the milestones."
        : "Name somebody else with /onboard buddy @name, once your onboarding has begun.",
    );
  }

  async function press(press: Press): Promise<void> {
    const { team, user, message } = press;
    const isKept = /^(?:begin|switch|resume|restart|consent)\b/.test(press.value);
    const who = isKept ? await beginner(team, user) : newcomer(team, user);
    const prompt = await onboarding.act(who, press.value);
    if (message?.ephemeral && press.responseUrl !== null) {
      const { text, blocks } = renderPrompt(prompt, "plain");
      await respond(press.responseUrl, { replace_original: true, text, blocks }, wait);
    } else if (message?.channel.startsWith("D")) await post(team, message.channel, message.thread, prompt);
    else await post(team, user, null, prompt);
  }

  return {
    command,
    press,

    async joined(team, user, channel) {
      if ((await onboarding.joining(workspaceId(team))).mode === "off") return;
      let profile: Profile | null = null;
      let unchecked = false;
      try {
        profile = await askForProfile(team, user);
        if (!profile || !isNewColleague(profile)) return;
      } catch (error) {
        logger.info({ error: codeOf(error) }, "Slack does not say who joined; it is asked again later");
        unchecked = true;
      }
      await onboarding.joined({
        ...newcomer(team, user, profile),
        reach: { team, user, channel, unchecked },
      });
    },

    async home(team, user) {
      if (!onboarding.available()) return [];
      const resume = await onboarding.after(newcomer(team, user));
      const text = resume ? resume.reply.text : "New here? I can show you around, step by step.";
      return [
        { type: "divider" },
        sectionOf(escapeMarkup(text)),
        ...actionRows(resume?.actions ?? [{ id: "step", label: "Show me around", role: "primary" }]),
      ];
    },

    async said(job, again) {
      if (job.message.place.kind !== "direct" || job.to.kind !== "conversation") return false;
      const prompt = await onboarding.type(newcomer(job.team, job.user), job.message.text, {
        again,
        conversation: job.message.conversation,
      });
      if (prompt) await post(job.team, job.to.channel, job.to.thread, prompt);
      return prompt !== null;
    },

    async answered(job) {
      if (job.message.place.kind !== "direct" || job.to.kind !== "conversation") return;
      const prompt = await onboarding.after(newcomer(job.team, job.user));
      if (prompt) await post(job.team, job.to.channel, job.to.thread, prompt);
    },

    outlet: {
      platform: "slack",
      async send(contact, prompt, { id, again }) {
        const reach = reachSchema.safeParse(contact);
        if (!reach.success) return false;
        const { team, user, channel, unchecked } = reach.data;
        if (unchecked) {
          const profile = await askForProfile(team, user);
          if (!profile || !isNewColleague(profile)) return false;
        }
        if (again && (await isThere(team, user, id))) return true;
        try {
          await post(team, user, null, prompt, { onboarding: id });
          return true;
        } catch (error) {
          if (!cannotBeWrittenTo.has(codeOf(error))) throw error;
          if (channel === null) return false;
          await delivery.tell(
            { team, user, channel, thread: null, responseUrl: null },
            "Welcome! I can show you around, step by step.",
            actionRows([{ id: "step", label: "Show me around", role: "primary" }]),
          );
          return true;
        }
      },
    },
  };

  /** Whether a message stands in the direct conversation already: a process died after it was sent. */
  async function isThere(team: string, user: string, id: string): Promise<boolean> {
    const client = await clients.client(team);
    const { channel } = await client.conversations.open({ users: user });
    const { messages } = await client.conversations.history({
      channel: channel?.id ?? "",
      include_all_metadata: true,
      limit: 50,
    });
    return (messages ?? []).some(({ metadata }) => {
      const payload = metadata?.event_payload as { onboarding?: unknown } | undefined;
      return payload?.onboarding === id;
    });
  }
}

/** Slack's words for people who take no direct messages of the bot. */
const cannotBeWrittenTo = new Set([
  "cannot_dm_bot",
  "channel_not_found",
  "is_archived",
  "messages_tab_disabled",
  "not_in_channel",
  "restricted_action",
  "user_disabled",
  "user_not_found",
  "user_not_visible",
]);

/** Slack's words for profiles that asking again would not bring. */
const saysNothing = new Set([
  "account_inactive",
  "missing_scope",
  "not_allowed_token_type",
  "token_revoked",
  "user_not_found",
  "user_not_visible",
]);

const sectionOf = (text: string): KnownBlock => ({
  type: "section",
  text: { type: "mrkdwn", text: text.slice(0, 2_900), verbatim: true },
});
