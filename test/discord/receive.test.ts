import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customId, kinds, parseCustomId, parsePost, postId } from "../../adapters/discord/ids.ts";
import {
  receiveDeletion,
  receiveInteraction,
  receiveMessage,
  receiveReaction,
} from "../../adapters/discord/receive.ts";

const self = { user: "100", roles: ["200"] };
const ada = { id: "300", username: "ada", global_name: "Ada" };
const written = (extra: object = {}) => ({
  id: "1",
  channel_id: "2",
  guild_id: "3",
  channel_type: 0,
  type: 0,
  content: "<@100> how deep?",
  author: ada,
  mentions: [{ id: "100" }],
  ...extra,
});

describe("a message", () => {
  it("carries the platform in every id, and not the bot's name", () => {
    expect(receiveMessage(written(), self)).toMatchObject({
      message: {
        id: "discord:3:2:1",
        text: "how deep?",
        conversation: "discord:3:2:300",
        user: "discord:300",
        place: { platform: "discord", kind: "channel", workspace: "discord:3", channel: "discord:3:2" },
      },
      addressed: "mention",
    });
  });

  it.each([
    ["a thread, whose people share a conversation", { channel_type: 11 }, "thread", "discord:3:2"],
    [
      "a direct message",
      { guild_id: undefined, channel_type: undefined, mentions: [] },
      "direct",
      "discord:@me:2",
    ],
  ])("in %s", (_, extra, kind, conversation) => {
    expect(receiveMessage(written(extra), self)?.message).toMatchObject({ conversation, place: { kind } });
  });

  it.each([
    ["nobody of ours", { mentions: [] }, null],
    ["the bot's role", { mentions: [], mention_roles: ["200"] }, "mention"],
    [
      "an answer of the bot's",
      { mentions: [], referenced_message: { id: "9", author: { id: "100", username: "b" } } },
      "reply",
    ],
    ["everybody", { mentions: [], mention_everyone: true }, null],
  ])("that speaks to %s", (_, extra, addressed) => {
    expect(receiveMessage(written(extra), self)?.addressed).toBe(addressed);
  });

  it.each([
    ["the bot itself", { author: { id: "100", username: "me" } }],
    ["another bot", { author: { ...ada, bot: true } }],
    ["a webhook", { webhook_id: "5" }],
    ["Discord, for a pin", { type: 6 }],
  ])("of %s is left alone", (_, extra) => {
    expect(receiveMessage(written(extra), self)).toBeNull();
  });
});

describe("an interaction", () => {
  const used = (extra: object) => ({
    id: "1",
    application_id: "2",
    type: 2,
    token: "t",
    guild_id: "3",
    channel: { id: "4", type: 0 },
    member: { user: ada, permissions: "0" },
    data: { type: 1, name: "ask", options: [{ name: "question", type: 3, value: " how deep? " }] },
    ...extra,
  });

  it("is read as what the person wants", () => {
    expect(receiveInteraction(used({}))).toMatchObject({
      intent: { kind: "ask", question: "how deep?", private: null },
      caller: { user: "300", name: "Ada", moderates: false, administers: false, botIsMember: true },
    });
  });

  it.each([
    ["Manage Messages", 1n << 13n, true, false],
    ["Manage Server", 1n << 5n, true, true],
    ["Administrator", 1n << 3n, true, true],
    ["Send Messages", 1n << 11n, false, false],
  ])("knows what %s allows", (_, permissions, moderates, administers) => {
    const member = { user: ada, permissions: `${permissions}` };
    expect(receiveInteraction(used({ member }))?.caller).toMatchObject({ moderates, administers });
  });

  it("knows that a bot which came with its user is no member", () => {
    const authorizing_integration_owners = { 1: "300" };
    expect(receiveInteraction(used({ authorizing_integration_owners }))?.caller.botIsMember).toBe(false);
  });

  it.each([
    ["a ping", { type: 1 }],
    ["a command of another version", { data: { type: 1, name: "gone" } }],
    ["a button of somebody else's", { type: 3, data: { custom_id: "x:y", component_type: 2 } }],
    ["nobody", { member: undefined }],
    ["no channel", { channel: undefined }],
  ])("that is %s is none of ours", (_, extra) => {
    expect(receiveInteraction(used(extra))).toBeNull();
  });
});

describe("hostile payloads", () => {
  it("never throw", () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        receiveInteraction(payload);
        receiveMessage(payload, self);
        receiveDeletion(payload);
        receiveReaction(payload, self);
      }),
    );
  });

  it("never throw where they look right", () => {
    const shape = fc.record({
      id: fc.constant("1"),
      application_id: fc.constant("2"),
      type: fc.integer({ min: 0, max: 6 }),
      token: fc.string({ minLength: 1 }),
      channel_id: fc.constant("3"),
      user: fc.constant(ada),
      data: fc.oneof(
        fc.anything(),
        fc.record({ custom_id: fc.string(), component_type: fc.integer(), values: fc.array(fc.string()) }),
        fc.record({
          name: fc.constantFrom("ask", "table", "admin"),
          type: fc.constant(1),
          options: fc.anything(),
        }),
      ),
      message: fc.record({ id: fc.constant("4"), components: fc.anything() }),
    });
    fc.assert(fc.property(shape, (payload) => void receiveInteraction(payload)));
  });
});

describe("ids", () => {
  it.each(Object.values(kinds))("of kind %s come back as they were written", (kind) => {
    const text = customId(kind, "0123456789abcdef", 2);
    expect(text.length).toBeLessThanOrEqual(100);
    expect(parseCustomId(text)).toEqual({ kind, id: "0123456789abcdef", index: "2" });
    expect(parseCustomId(customId(kind))).toEqual({ kind, id: "", index: "" });
  });

  it("of posts come back, those of other platforms do not", () => {
    expect(parsePost(postId({ channel: "1", message: "2" }))).toEqual({ channel: "1", message: "2" });
    expect(parsePost("slack:T1:C1:1.0")).toBeNull();
  });
});
