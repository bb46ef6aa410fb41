import { describe, expect, it } from "vitest";
import { createGreetingPlaces } from "../../adapters/discord/greeting.ts";
import { createOnboardingOutlet } from "../../adapters/discord/onboarding.ts";
import type { Posts } from "../../adapters/discord/posts.ts";
import type { Store } from "../../src/ports.ts";
import { shippedPhrases } from "../phrases/marked.ts";
import { replyWith } from "../slack/replies.ts";
import { NOW } from "../support/records.ts";

const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const closed = (deny: bigint) => [{ id: "1", type: 0, allow: "0", deny: `${deny}` }];
const reopened = [{ id: "1", type: 0, allow: `${VIEW | SEND}`, deny: "0" }];

interface Server {
  readonly chosen?: string;
  readonly system?: string;
  readonly rules?: string;
  readonly everybody?: bigint;
  readonly channels?: readonly object[];
  /** The bot may not list them. */
  readonly hidden?: boolean;
}

function placesOf({ chosen, system, rules, everybody = VIEW | SEND, channels = [], hidden }: Server) {
  const roles = [{ id: "1", permissions: `${everybody}` }];
  const rest = {
    get: async (route: string) => {
      if (route === "/guilds/1") return { system_channel_id: system, rules_channel_id: rules, roles };
      if (hidden) throw Object.assign(new Error("Missing Access"), { code: 50_001 });
      return channels;
    },
  };
  const settings = {
    privateByDefault: false,
    threads: "mention" as const,
    forums: [],
    digestChannel: null,
  };
  return createGreetingPlaces(rest as never, {
    read: async () => ({ ...settings, welcomeChannel: chosen ?? null }),
  });
}

const text = (id: string, position: number, permission_overwrites: readonly object[] = [], type = 0) => ({
  id,
  type,
  position,
  permission_overwrites,
});

describe("newcomers without direct messages are greeted in", () => {
  const channels = [
    text("notices", 1, closed(SEND)),
    text("staff", 2, closed(VIEW)),
    text("voice", 0, [], 2),
    text("rules", 0),
    text("chat", 4),
    text("hello", 3),
  ];
  it.each<[what: string, server: Server, places: string[]]>([
    ["the chosen channel, then Discord's own", { chosen: "c", system: "s" }, ["c", "s"]],
    ["the chosen one once", { chosen: "s", system: "s" }, ["s"]],
    ["the first that everybody reads and writes", { rules: "rules", channels }, ["hello", "chat"]],
    [
      "what is opened again on a server that is closed",
      { everybody: 0n, channels: [text("a", 1), text("b", 2, reopened)] },
      ["b"],
    ],
    [
      "no more than three of these",
      { channels: [..."abcde"].map((id, at) => text(id, at)) },
      ["a", "b", "c"],
    ],
    ["nothing where the bot sees no channel", { hidden: true }, []],
  ])("%s", async (_, server, places) => {
    const found: string[] = [];
    for await (const place of placesOf(server)("1")) found.push(place);
    expect(found).toEqual(places);
  });
});

describe("a greeting", () => {
  const missing = Object.assign(new Error("Missing Permissions"), { code: 50_013 });
  const prompt = { reply: replyWith({}), actions: [] };
  const contact = { user: "7", guild: "1" };

  function outlet(server: Server, refused: readonly string[]) {
    const tried: string[] = [];
    const posts = {
      direct: async () => null,
      send: async (channel: string) => {
        tried.push(channel);
        if (refused.includes(channel)) throw missing;
        return { channel, message: "1" };
      },
    } as unknown as Posts;
    const clock = { ms: NOW, now: () => clock.ms };
    const held = new Map<string, { owner: string; untilMs: number }>();
    const leases: Store["leases"] = {
      async acquire({ name, owner, nowMs, ttlMs }) {
        const lease = held.get(name);
        if (lease && lease.owner !== owner && lease.untilMs > nowMs) return false;
        held.set(name, { owner, untilMs: nowMs + ttlMs });
        return true;
      },
      release: async (name) => void held.delete(name),
    };
    return {
      tried,
      clock,
      ...createOnboardingOutlet(posts, placesOf(server), { leases, clock, phrases: () => shippedPhrases }),
    };
  }

  it("goes on to the next place where the bot may not write", async () => {
    const { send, tried } = outlet({ chosen: "c", system: "s" }, ["c"]);
    expect(await send(contact, prompt, { id: "x:welcome", again: false })).toBe(true);
    expect(tried).toEqual(["c", "s"]);
  });

  it("is said once a channel and quarter of an hour, however many join", async () => {
    const { send, tried, clock } = outlet({ chosen: "c" }, []);
    for (let person = 0; person < 20; person++)
      expect(await send(contact, prompt, { id: `${person}:welcome`, again: false })).toBe(true);
    expect(tried).toEqual(["c"]);
    clock.ms += 15 * 60_000;
    await send(contact, prompt, { id: "late:welcome", again: false });
    expect(tried).toEqual(["c", "c"]);
  });

  it("is given up where there is no place; reminders are not for channels", async () => {
    const { send, tried } = outlet({ chosen: "c", system: "s" }, ["c", "s"]);
    expect(await send(contact, prompt, { id: "x:welcome", again: false })).toBe(false);
    expect(await send(contact, prompt, { id: "x:reminder", again: false })).toBe(false);
    expect(tried).toEqual(["c", "s"]);
  });
});
