import { createHash } from "node:crypto";
import { z } from "zod";
import { csvOf, type Newcomer, type Onboarding, type Overview } from "../../src/onboarding/index.ts";
import type { Phrases } from "../../src/phrases/index.ts";
import type { Clock, OnboardingOutlet, Store } from "../../src/ports.ts";
import type { Prompt } from "../../src/reply/index.ts";
import { overviewLines } from "../chat/index.ts";
import { GuildMemberFlags } from "./api.ts";
import type { OnboardingHandlers } from "./context.ts";
import { codes, isOneOf } from "./errors.ts";
import type { GreetingPlaces } from "./greeting.ts";
import { customId, kinds, PLATFORM, userId, workspaceId } from "./ids.ts";
import type { Caller, HeardMessage, Interaction } from "./intents.ts";
import type { Outgoing } from "./outgoing.ts";
import { memberSchema } from "./payloads.ts";
import type { Posts } from "./posts.ts";
import { button, buttonRow, menu, tour } from "./render/controls.ts";
import { accents } from "./render/message.ts";
import { note } from "./render/notes.ts";
import { actionIdOf, promptSheet, userMenu } from "./render/prompt.ts";
import { escapeMarkdown } from "./render/text.ts";

const reachSchema = z.object({ user: z.string(), guild: z.string().nullable() });

/** Whoever accepts a server's rules later than this after joining has come for something else. */
const JOINED_LATELY_MS = 7 * 86_400_000;
const GREETED_FOR_MS = 15 * 60_000;

const newcomer = (user: string, name: string, guild: string | null): Newcomer => ({
  user: userId(user),
  workspace: workspaceId(guild),
  platform: PLATFORM,
  // Discord tells nobody's time zone.
  zone: null,
  reach: { user, guild },
  name,
});

const whoIs = ({ user, name, guild }: Caller): Newcomer => newcomer(user, name, guild);

/** Dependencies of `createOnboardingDoor`. */
export interface DiscordOnboardingParts {
  readonly onboarding: Onboarding;
  readonly posts: Posts;
  readonly clock: Clock;
  /** The guide's sentences at this moment. */
  readonly phrases: () => Phrases;
  /** Whether Discord tells of people who join. */
  readonly hearsJoining: boolean;
}

/** Creates the handlers of the onboarding: one ephemeral message that is edited from step to step. */
export function createOnboardingDoor({
  onboarding,
  posts,
  clock,
  phrases,
  hearsJoining,
}: DiscordOnboardingParts): OnboardingHandlers {
  async function adminRows({ guild, administers }: Caller, prompt: Prompt) {
    if (guild === null || !administers) return [];
    const { mode, track } = await onboarding.joining(workspaceId(guild));
    const tracks = prompt.actions.filter(({ id }) => id.startsWith("begin:"));
    const begun = tracks.find(({ id }) => id === `begin:${track}`) ?? tracks[0];
    const say = phrases();
    const people = say("people-join");
    const options = [
      { value: "off", label: say("joining-off"), default: mode === "off" },
      { value: "offer", label: say("joining-offer", { people }), default: mode === "offer" },
      ...tracks.map((each) => ({
        value: `start.${each.id.slice("begin:".length)}`,
        label: say("joining-start", { people, track: each.label }),
        default: mode === "start" && each === begun,
      })),
    ];
    return [
      `**${say("for-admins")}**`,
      ...menu(customId(kinds.onboarding, "joining"), say("for-joining"), options),
      ...buttonRow([
        button(say("who-is-where"), customId(kinds.onboarding, "team")),
        button(say("as-csv"), customId(kinds.onboarding, "csv")),
      ]),
    ];
  }

  const isHome = (prompt: Prompt) => prompt.actions.some(({ id }) => id.startsWith("begin:"));
  const isSettings = (prompt: Prompt) => prompt.actions.some(({ id }) => id === "zones");

  async function sheetFor(caller: Caller, prompt: Prompt, page = 0) {
    const sheet = promptSheet(phrases(), prompt, page);
    const more = [
      ...(isHome(prompt) ? await adminRows(caller, prompt) : []),
      ...(isSettings(prompt) ? [userMenu(customId(kinds.onboarding, "buddy"), phrases()("name-buddy"))] : []),
    ];
    return { ...sheet, rows: [...(sheet.rows ?? []), ...more] };
  }

  async function forAdmins(
    { caller }: Interaction,
    chosen: string,
    values: readonly string[],
  ): Promise<Outgoing> {
    if (caller.guild === null || !caller.administers) return { sheet: note(phrases()("admins-only")) };
    const workspace = workspaceId(caller.guild);
    if (chosen === "team") {
      const lines = overviewLines(await onboarding.overview(workspace), phrases());
      return { sheet: note(lines.slice(0, 1_800)) };
    }
    if (chosen === "csv") return csvFile(await onboarding.overview(workspace), phrases());
    const [name, track = null] = (values[0] ?? "").split(".", 2);
    const mode = (["off", "offer", "start"] as const).find((each) => each === name);
    if (mode) await onboarding.chooseJoining(workspace, { mode, track });
    const unheard = phrases()("joining-unheard", { setting: "DISCORD_MEMBERS=true" });
    const saved = phrases()("track-saved");
    return { sheet: note(hearsJoining ? saved : `${saved} ${unheard}`) };
  }

  return {
    async start({ caller }, responder) {
      const prompt = await onboarding.open(whoIs(caller));
      await responder.send({ sheet: await sheetFor(caller, prompt) }, caller.guild !== null);
    },

    async press(interaction, responder) {
      const { caller, intent, message } = interaction;
      if (intent.kind !== "press") return;
      const { id, index } = intent.id;
      const who = whoIs(caller);
      if (id === "joining" || id === "team" || id === "csv")
        return void (await responder.send(await forAdmins(interaction, id, intent.values), true));
      if (id === "buddy") {
        const [user = ""] = intent.values;
        const buddy = newcomer(user, intent.person?.name ?? phrases()("track-newcomer"), caller.guild);
        const named = intent.person?.isBot !== true && (await onboarding.nameBuddy(who, buddy));
        const said = phrases()(named ? "buddy-named" : "buddy-not-named");
        return void (await responder.send({ sheet: note(said) }, true));
      }
      const prompt =
        id === "start"
          ? await onboarding.open(who)
          : await onboarding.act(who, actionIdOf(intent.values[0] ?? id));
      const sheet = await sheetFor(caller, prompt, Number(index) || 0);
      // What everybody sees stays; what only the newcomer sees changes in its place.
      const isOwn = message !== null && (message.private || caller.guild === null);
      if (isOwn) await responder.update({ sheet });
      else await responder.send({ sheet }, true);
    },

    async said(heard, again) {
      if (heard.addressed !== "direct") return false;
      const prompt = await onboarding.type(whoIs(heard.caller), heard.message.text, {
        again,
        conversation: heard.message.conversation,
      });
      if (prompt) await post(heard, prompt);
      return prompt !== null;
    },

    async answered(heard) {
      if (heard.addressed !== "direct") return;
      const prompt = await onboarding.after(whoIs(heard.caller));
      if (prompt) await post(heard, prompt);
    },

    async joined(data) {
      const parsed = memberSchema.safeParse(data);
      if (!parsed.success || parsed.data.pending || parsed.data.user.bot) return;
      const { user, guild_id, joined_at, flags } = parsed.data;
      if (((flags ?? 0) & GuildMemberFlags.IsGuest) !== 0) return;
      const joinedAtMs = Date.parse(joined_at ?? "");
      if (!(clock.now() - joinedAtMs < JOINED_LATELY_MS)) return;
      await onboarding.joined(newcomer(user.id, user.global_name ?? user.username, guild_id));
    },
  };

  async function post(heard: HeardMessage, prompt: Prompt): Promise<void> {
    const key = shortKey(`${heard.id} ${prompt.reply.id}`);
    await posts.send(heard.caller.channel, { sheet: promptSheet(phrases(), prompt) }, { key });
  }
}

/** The people of an overview as a file; where the server takes none, how else to get it. */
function csvFile(overview: Overview, phrases: Phrases): Outgoing {
  const file = {
    name: "onboarding.csv",
    data: Buffer.from(csvOf(overview)),
    contentType: "text/csv; charset=utf-8",
  };
  return {
    sheet: { ...note(phrases("file-shown")), file: file.name },
    picture: {
      file,
      without: note(phrases("file-refused", { command: "npm run onboarding -- csv" })),
    },
  };
}

/** Discord takes the same message with the same key only once within some minutes; 25 characters at most. */
const shortKey = (id: string): string => createHash("sha256").update(id).digest("hex").slice(0, 24);

/**
 * Creates the outlet of reminders and welcomes: direct messages or, where they are closed, a button in a
 * channel of newcomers.
 */
export function createOnboardingOutlet(
  posts: Posts,
  greetingPlaces: GreetingPlaces,
  {
    leases,
    clock,
    phrases,
  }: { readonly leases: Store["leases"]; readonly clock: Clock; readonly phrases: () => Phrases },
): OnboardingOutlet {
  const greetingIn = (channel: string) => `discord:greeting:${channel}`;
  /** The greeting speaks to everybody who is new: who joins in the minutes after it has read it. */
  const isGreeted = async (channel: string, owner: string) =>
    !(await leases.acquire({
      name: greetingIn(channel),
      owner,
      ttlMs: GREETED_FOR_MS,
      nowMs: clock.now(),
    }));

  async function greet(guild: string, key: string): Promise<boolean> {
    const text = escapeMarkdown(phrases()("welcome-all"));
    const rows = buttonRow([tour(phrases())]);
    for await (const channel of greetingPlaces(guild)) {
      if (await isGreeted(channel, key)) return true;
      try {
        await posts.send(channel, { sheet: { accent: accents.panel, texts: [{ text }], rows } }, { key });
        return true;
      } catch (error) {
        await leases.release(greetingIn(channel), key);
        if (!isOneOf(error, codes.missingAccess, codes.missingPermissions, codes.unknownChannel)) throw error;
      }
    }
    // Nobody is reached by trying again where the bot may not write.
    return false;
  }

  return {
    platform: PLATFORM,
    async send(contact, prompt, { id }) {
      const reach = reachSchema.safeParse(contact);
      if (!reach.success) return false;
      const { user, guild } = reach.data;
      const key = shortKey(id);
      if ((await posts.direct(user, { sheet: promptSheet(phrases(), prompt) }, key)) !== null) return true;
      return guild !== null && id.endsWith(":welcome") && greet(guild, key);
    },
  };
}
