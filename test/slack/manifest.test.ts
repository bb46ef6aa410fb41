import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { botScopes, channelScopes } from "../../adapters/slack/config.ts";
import { shortcuts } from "../../adapters/slack/ids.ts";
import { receiveEvent } from "../../adapters/slack/receive.ts";

const folder = join(import.meta.dirname, "../../adapters/slack");
const textOf = (name: string) => readFileSync(join(folder, `manifest.${name}.yaml`), "utf8");
const manifests = { "mention-only": parse(textOf("mention-only")), full: parse(textOf("full")) };

/** An event of each subscription, as the code would get it. */
const sample: Readonly<Record<string, object>> = {
  app_context_changed: { type: "app_context_changed" },
  app_home_opened: { type: "app_home_opened", user: "U1", channel: "D1", tab: "home" },
  app_mention: { type: "app_mention", user: "U1", channel: "C1", ts: "1.1", text: "<@UBOT> hi" },
  app_uninstalled: { type: "app_uninstalled" },
  member_joined_channel: { type: "member_joined_channel", user: "U1", channel: "C1" },
  "message.channels": {
    type: "message",
    channel_type: "channel",
    user: "U1",
    channel: "C1",
    ts: "1.1",
    text: "hi",
  },
  "message.groups": {
    type: "message",
    channel_type: "group",
    user: "U1",
    channel: "G1",
    ts: "1.1",
    text: "hi",
  },
  "message.im": { type: "message", channel_type: "im", user: "U1", channel: "D1", ts: "1.1", text: "hi" },
  team_join: { type: "team_join", user: { id: "U1" } },
  tokens_revoked: { type: "tokens_revoked", tokens: { bot: ["UBOT"] } },
};

/** Which scope brings an event. */
const scopeOf: Readonly<Record<string, string>> = {
  app_mention: "app_mentions:read",
  member_joined_channel: "channels:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  team_join: "users:read",
};

/** Which scope a method of the Web API needs. */
const scopeOfCall: Readonly<Record<string, string>> = {
  "chat.": "chat:write",
  "assistant.threads.": "assistant:write",
  filesUploadV2: "files:write",
  "users.info": "users:read",
};

describe.each(Object.entries(manifests))("manifest.%s.yaml", (name, manifest) => {
  const scopes: string[] = manifest.oauth_config.scopes.bot;
  const events: string[] = manifest.settings.event_subscriptions.bot_events;

  it("subscribes to what the code reads", () => {
    for (const each of events) {
      const incoming = receiveEvent({ team_id: "T1", event: sample[each] }, ["UBOT"]);
      // The context of the agent's panel has no use for the bot, yet agent_view wants the subscription.
      if (each !== "app_context_changed") expect(incoming.kind, each).not.toBe("ignored");
    }
  });

  it("has the scope of each subscription, and none that nothing needs", () => {
    for (const each of events) if (scopeOf[each]) expect(scopes, each).toContain(scopeOf[each]);
    const needed = new Set([
      ...Object.values(scopeOf),
      ...Object.values(scopeOfCall),
      "commands",
      "im:write",
      "groups:read",
    ]);
    expect(scopes.filter((each) => !needed.has(each))).toEqual([]);
  });

  it("names the shortcuts of the code", () => {
    const named = manifest.features.shortcuts.map((each: { callback_id: string }) => each.callback_id);
    expect(named.sort()).toEqual(Object.values(shortcuts).sort());
  });

  it("gives each scope a reason", () => {
    for (const line of textOf(name)
      .split("\n")
      .filter((each) => /^ {6}- \w+[.:]\w+ |^ {6}- commands/.test(each)))
      expect(line).toMatch(/ # [\w/]/);
  });
});

describe("the scopes", () => {
  it("of a larger installation are those of the larger manifest", () => {
    expect([...botScopes, ...channelScopes].sort()).toEqual(
      [...manifests.full.oauth_config.scopes.bot].sort(),
    );
  });

  it("of an installation are those of the smaller manifest", () => {
    expect([...botScopes].sort()).toEqual([...manifests["mention-only"].oauth_config.scopes.bot].sort());
  });

  it("of the larger manifest hold those of the smaller", () => {
    expect(manifests.full.oauth_config.scopes.bot).toEqual(
      expect.arrayContaining(manifests["mention-only"].oauth_config.scopes.bot),
    );
  });
});
