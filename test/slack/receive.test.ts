import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePost, postId } from "../../adapters/slack/ids.ts";
import { jobSchema } from "../../adapters/slack/job.ts";
import {
  receiveCommand,
  receivePress,
  receiveShortcut,
  receiveSubmission,
} from "../../adapters/slack/receive/interactions.ts";
import { receiveEvent } from "../../adapters/slack/receive.ts";

const envelope = (event: object) => ({ type: "event_callback", team_id: "T1", event });
const message = (parts: object) =>
  envelope({
    type: "message",
    user: "U1",
    channel: "C1",
    ts: "2.2",
    channel_type: "channel",
    text: "hi",
    ...parts,
  });

describe("an event", () => {
  it.each([
    ["a mention", message({ text: "<@UBOT> hi" }), "slack:T1:C1:2.2", "channel"],
    ["a mention in a thread", message({ text: "hi <@UBOT>", thread_ts: "1.1" }), "slack:T1:C1:1.1", "thread"],
    ["a direct message", message({ channel: "D1", channel_type: "im" }), "slack:T1:D1", "direct"],
    [
      "a direct message in a thread",
      message({ channel: "D1", channel_type: "im", thread_ts: "1.1" }),
      "slack:T1:D1:1.1",
      "direct",
    ],
    [
      "a message without a channel type",
      message({ channel: "D1", channel_type: undefined }),
      "slack:T1:D1",
      "direct",
    ],
  ])("that is %s belongs to its conversation", (_, body, conversation, kind) => {
    const incoming = receiveEvent(body, ["UBOT"]);
    expect(incoming).toMatchObject({
      kind: "question",
      job: {
        overheard: null,
        message: { conversation, user: "slack:T1:U1", place: { kind, workspace: "slack:T1" } },
      },
    });
  });

  it("loses the bot's mention and keeps the mark-up of all else", () => {
    const body = message({ text: "<@UBOT>, is <https://x.io|this> for <@U2>?" });
    expect(receiveEvent(body, ["UBOT"])).toMatchObject({
      job: { message: { text: "is <https://x.io|this> for <@U2>?" } },
    });
  });

  it("that only mentions the bot has no words of its own", () => {
    expect(receiveEvent(message({ text: "<@UBOT>" }), ["UBOT"])).toMatchObject({
      job: { message: { text: "" }, wordless: false },
    });
  });

  it("that is a picture alone is told apart from a bare call", () => {
    const picture = message({
      text: "",
      channel: "D1",
      channel_type: "im",
      subtype: "file_share",
      files: [{}],
    });
    expect(receiveEvent(picture, ["UBOT"])).toMatchObject({ job: { wordless: true } });
  });

  it.each([
    ["a bot's message", message({ bot_id: "B1", text: "<@UBOT> hi" })],
    ["a message of a kind", message({ subtype: "channel_join", text: "<@UBOT> hi" })],
    ["a message to somebody else", message({ text: "<@U2> hi" })],
    ["an unknown event", envelope({ type: "star_added" })],
    ["a guest who joins", envelope({ type: "team_join", user: { id: "U1", is_restricted: true } })],
    ["a bot that joins", envelope({ type: "team_join", user: { id: "U1", is_bot: true } })],
    ["the bot itself that joins", envelope({ type: "member_joined_channel", user: "UBOT", channel: "C1" })],
    [
      "an event without a workspace",
      { type: "event_callback", event: { type: "app_home_opened", user: "U1" } },
    ],
  ])("that is %s is ignored", (_, body) => {
    expect(receiveEvent(body, ["UBOT"]).kind).toBe("ignored");
  });

  it("of any form does no harm, and its job survives the store", () => {
    fc.assert(
      fc.property(
        fc.record({
          type: fc.constant("event_callback"),
          team_id: fc.option(fc.string()),
          event: fc.object({
            key: fc.constantFrom(
              "type",
              "user",
              "channel",
              "ts",
              "text",
              "subtype",
              "message",
              "thread_ts",
              "x",
            ),
            values: [fc.constantFrom("message", "app_mention", "D1", "1.1", "<@UBOT> x"), fc.anything()],
          }),
        }),
        (body) => {
          const incoming = receiveEvent(body, ["UBOT"]);
          if (incoming.kind === "question")
            expect(jobSchema.parse(JSON.parse(JSON.stringify(incoming.job)))).toEqual(incoming.job);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of any form is none of the others", () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        for (const receive of [receiveCommand, receivePress, receiveShortcut, receiveSubmission])
          expect(() => receive(body)).not.toThrow();
        expect(receiveEvent(body, []).kind).toBe("ignored");
      }),
    );
  });
});

describe("ids", () => {
  it("come back as they were", () => {
    const post = { team: "T1", channel: "C042", ts: "1712.0042" };
    expect(parsePost(postId(post))).toEqual(post);
    expect(parsePost("slack:T1:D1")).toBeNull();
  });
});

const recordings = join(import.meta.dirname, "../../../shared/fixtures");

describe.skipIf(!existsSync(recordings))(
  "recorded payloads (skipped where the recordings are not at hand)",
  () => {
    const read = (name: string) => JSON.parse(readFileSync(join(recordings, name), "utf8"));

    it("of a mention and a follow-up without event ids and channel types", () => {
      const { mention, followUp } = read("slack.json");
      expect(receiveEvent(mention, [])).toMatchObject({
        kind: "question",
        job: {
          overheard: null,
          message: { text: "Hey", conversation: "slack:T00FAKE00AA:C00FAKECHAN1:1767224888.280449" },
        },
      });
      expect(receiveEvent(followUp, [])).toMatchObject({ kind: "question", job: { overheard: "thread" } });
    });

    it("of a mention with another channel in it", () => {
      expect(receiveEvent(read("channel-mention-slack.json").mention, [])).toMatchObject({
        job: { message: { text: "Can you see the name of this channel: <#C00FAKECHAN2>?" } },
      });
    });

    it("of the bot joining a channel", () => {
      const { memberJoinedChannel, mention } = read("member-joined-channel-slack.json");
      expect(receiveEvent(memberJoinedChannel, []).kind).toBe("ignored");
      expect(receiveEvent(mention, []).kind).toBe("question");
    });

    it("of a slash command", () => {
      const { slashCommandWithArgs } = read("slash-commands-slack.json");
      expect(receiveCommand(slashCommandWithArgs)).toMatchObject({
        team: "T00FAKE00BB",
        channel: "C00FAKECHAN3",
        text: "some arguments here",
      });
    });

    it("of forms, also those without a workspace", () => {
      const { viewSubmission } = read("slash-commands-slack.json");
      expect(receiveSubmission(viewSubmission)?.values).toEqual({
        message: "Hello!",
        category: "feature",
        email: "user@example.com",
      });
      const modals = read("modals-slack.json");
      expect(receiveSubmission(modals.ephemeralViewSubmission)).not.toBeNull();
    });

    it("of buttons that are not ours", () => {
      expect(receivePress(read("native-table-slack.json").action)).toBeNull();
      expect(receivePress(read("modals-slack.json").ephemeralAction)).toBeNull();
    });
  },
);
