import type { KnownBlock } from "@slack/types";
import type { Guide } from "../../src/guide.ts";
import { type CsvPart, csvOf, csvParts, type Newcomer, type Onboarding } from "../../src/onboarding/index.ts";
import type { Logger, OnboardingOutlet } from "../../src/ports.ts";
import type { Prompt } from "../../src/reply/index.ts";
import { overviewLines, phrasesIn } from "../chat/index.ts";
import type { Clients } from "./clients.ts";
import type { Delivery } from "./delivery.ts";
import { codeOf } from "./errors.ts";
import { userId, workspaceId } from "./ids.ts";
import type { SlackJob } from "./job.ts";
import type { OnboardingHandlers } from "./onboarding-handlers.ts";
import { createOnboardingOutlet } from "./onboarding-outlet.ts";
import { createProfiles, isNewColleague, nameIn, type SlackUser } from "./profiles.ts";
import type { Command, Press } from "./receive/interactions.ts";
import { actionRows, renderPrompt } from "./render/prompt.ts";
import { escapeMarkup, withMarkup } from "./render/text.ts";
import type { Rendered } from "./render.ts";
import { respond } from "./respond.ts";

/** Dependencies of `createSlackOnboarding`. */
export interface SlackOnboardingParts {
  readonly guide: Guide;
  readonly onboarding: Onboarding;
  readonly clients: Clients;
  readonly delivery: Delivery;
  readonly logger: Logger;
  readonly isAdmin: (team: string, user: string) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
}

/** The handlers of the onboarding, with its outlet. */
export interface SlackOnboarding extends OnboardingHandlers {
  readonly outlet: OnboardingOutlet;
  /** Something was written to the bot directly; true where it was meant for the onboarding. */
  said(job: SlackJob, again: boolean): Promise<boolean>;
  /** A direct question was answered: the way back. */
  answered(job: SlackJob): Promise<void>;
}

/** Creates the handlers of the onboarding, which answers in direct messages where they are open. */
export function createSlackOnboarding(parts: SlackOnboardingParts): SlackOnboarding {
  const { guide, onboarding, clients, delivery, logger, isAdmin, wait } = parts;
  const phrases = () => phrasesIn(guide);

  const profiles = createProfiles(clients, logger);

  const newcomer = (team: string, user: string, profile: SlackUser | null = null): Newcomer => ({
    user: userId(team, user),
    workspace: workspaceId(team),
    platform: "slack",
    zone: profile?.tz ?? null,
    reach: { team, user, channel: null },
    name: nameIn(profile) ?? phrases()("track-newcomer"),
  });

  /** With name and time zone of the profile: for what is kept or begun. */
  async function beginner(team: string, user: string): Promise<Newcomer> {
    return newcomer(team, user, await profiles.find(team, user));
  }

  /** A prompt, and in the settings how to name a buddy: Slack's buttons hold no people. */
  function rendered(prompt: Prompt, level: "rich" | "plain" = "rich"): Rendered {
    const { text, blocks } = renderPrompt(prompt, phrases(), level);
    const isSettings = prompt.actions.some(({ id }) => id === "zones");
    const command = "`/onboard buddy @name`";
    const hint = withMarkup((filled) => phrases()("buddy-command", filled), { command });
    return { text, blocks: isSettings ? [...blocks, sectionOf(hint)] : blocks };
  }

  const post = (team: string, channel: string, thread: string | null, prompt: Prompt, metadata?: object) =>
    delivery.sayFirstTaken(
      team,
      { channel, thread },
      [rendered(prompt), rendered(prompt, "plain")],
      metadata,
    );

  /** Directly, and where that is closed in the place where it was asked for. */
  async function bring(command: Command, prompt: Prompt): Promise<void> {
    const listener = { ...command, thread: null };
    const isDirect = command.channel.startsWith("D");
    try {
      await post(command.team, isDirect ? command.channel : command.user, null, prompt);
      if (!isDirect) await delivery.tell(listener, phrases()("on-directly"));
    } catch (error) {
      logger.info({ error: codeOf(error) }, "no direct message; the onboarding goes on in the channel");
      const { text, blocks } = rendered(prompt, "plain");
      await delivery.tell(listener, prompt.reply.title ?? phrases()("track-title"), [
        ...blocks,
        ...(blocks.length === 0 ? [sectionOf(text)] : []),
      ]);
    }
  }

  async function forAdmins(command: Command, task: () => Promise<string>): Promise<void> {
    const { team, user } = command;
    const said = (await isAdmin(team, user)) ? await task() : phrases()("admins-only");
    await delivery.tell({ ...command, thread: null }, said);
  }

  /** `offer`, `start new-ml-engineer`, each with `#newcomers` behind it for those who join that channel. */
  async function choose(command: Command, mode: "off" | "offer" | "start", rest: string): Promise<string> {
    const [, channel = null, name] = /<#([CG][A-Z0-9]+)(?:\|([^>]+))?>/.exec(rest) ?? [];
    const track = rest
      .replace(/<#[^>]*>/g, "")
      .trim()
      .toLowerCase();
    const { tracks } = guide.bot().knowledge;
    const chosen = tracks.find(({ id }) => id === track) ?? tracks[0];
    if (mode === "start" && (!chosen || (track !== "" && chosen.id !== track)))
      return phrases()("track-unknown", { track, tracks: tracks.map(({ id }) => id).join(", ") });
    await onboarding.chooseJoining(workspaceId(command.team), { mode, track: track || null, channel });
    const say = phrases();
    const people = channel
      ? say("people-join-one", { channel: name ? `#${name}` : say("that-channel") })
      : say("people-join-any");
    return {
      off: say("joining-off"),
      offer: say("joining-offer", { people }),
      start: say("joining-start", { people, track: chosen?.title ?? track }),
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
    return phrases()("file-directly");
  }

  async function command(command: Command): Promise<void> {
    const { team, user } = command;
    const text = command.text.replace(/^onboard\b\s*/i, "");
    const [word = "", rest = ""] = text.toLowerCase().split(/\s+/, 2);
    if (word === "off" || word === "offer" || word === "start")
      return forAdmins(command, () => choose(command, word, text.slice(word.length)));
    if (word === "team")
      return forAdmins(command, async () =>
        overviewLines(await onboarding.overview(workspaceId(team)), phrases()),
      );
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

  /** `buddy @bob`; from admins also `buddy @bob for @ada`. */
  async function nameBuddy(command: Command, text: string): Promise<void> {
    const { team, user } = command;
    const [buddy, other] = [...text.matchAll(/<@([UW][A-Z0-9_]*)/g)].map(([, id]) => id!);
    const name = async (): Promise<string> => {
      const profile = buddy === undefined ? null : await profiles.find(team, buddy);
      const isNamed =
        buddy !== undefined &&
        profile?.is_bot !== true &&
        (await onboarding.nameBuddy(newcomer(team, other ?? user), newcomer(team, buddy, profile)));
      return phrases()(isNamed ? "buddy-named" : "buddy-not-named");
    };
    if (other !== undefined && other !== user) return forAdmins(command, name);
    await delivery.tell({ ...command, thread: null }, await name());
  }

  async function press(press: Press): Promise<void> {
    const { team, user, message } = press;
    const isKept = /^(?:begin|switch|resume|restart|consent)\b/.test(press.value);
    const who = isKept ? await beginner(team, user) : newcomer(team, user);
    const prompt = await onboarding.act(who, press.value);
    if (message?.ephemeral && press.responseUrl !== null) {
      const { text, blocks } = rendered(prompt, "plain");
      await respond(press.responseUrl, { replace_original: true, text, blocks }, wait);
    } else if (message?.channel.startsWith("D")) {
      await post(team, message.channel, message.thread, prompt);
      await settle(press);
    } else await post(team, user, null, prompt);
  }

  /** A step that is over keeps its words and loses its buttons: what they did is done. */
  async function settle({ team, message }: Press): Promise<void> {
    const blocks = (message?.blocks ?? []).filter(({ type }) => type !== "actions") as KnownBlock[];
    if (message === null || blocks.length === 0 || blocks.length === message.blocks.length) return;
    await delivery.change(team, message, { text: message.text, blocks });
  }

  return {
    command,
    press,

    async joined(team, user, channel) {
      const { mode, channel: only = null } = await onboarding.joining(workspaceId(team));
      if (mode === "off" || (channel !== null && only !== null && channel !== only)) return;
      let profile: SlackUser | null = null;
      let unchecked = false;
      try {
        profile = await profiles.ask(team, user);
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
      const text = resume ? resume.reply.text : phrases()("new-here");
      return [
        { type: "divider" },
        sectionOf(escapeMarkup(text)),
        ...actionRows(resume?.actions ?? [{ id: "step", label: phrases()("show-around"), role: "primary" }]),
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

    outlet: createOnboardingOutlet({
      clients,
      delivery,
      profiles,
      phrases,
      post: (team, user, prompt, metadata) => post(team, user, null, prompt, metadata),
    }),
  };
}

const sectionOf = (text: string): KnownBlock => ({
  type: "section",
  text: { type: "mrkdwn", text: text.slice(0, 2_900), verbatim: true },
});
