import { afterEach, describe, expect, it } from "vitest";
import { type Harness, type HarnessOptions, startHarness } from "./harness.ts";
import type { Call } from "./local-slack.ts";

let bench: Harness | null = null;
afterEach(async () => {
  await bench?.stop();
  bench = null;
});

async function start(options: HarnessOptions = {}): Promise<Harness> {
  bench = await startHarness(options);
  return bench;
}
const mention = (ts: string, text = "how wide?", channel = "C1") => ({
  type: "app_mention",
  user: "U1",
  channel,
  ts,
  text: `<@UBOT> ${text}`,
});

describe("when Slack asks for patience", () => {
  it("waits as long as it says, and keeps the order of the channel", async () => {
    const { event, slack, settled, waits } = await start();
    slack.fail("chat.postMessage", { status: 429, headers: { "retry-after": "7" } }, 1);
    await event(mention("100.1"));
    await event(mention("100.2"));
    await event(mention("100.3"));
    await settled();
    const sent = slack.of("chat.postMessage").map(({ args }) => args.thread_ts);
    expect(sent).toEqual(["100.1", "100.1", "100.2", "100.3"]);
    expect(waits[0]).toBe(7_000);
    expect(waits.slice(1).every((ms) => ms > 0 && ms <= 1_100)).toBe(true);
  });

  it("lets other channels go on", async () => {
    const patience = Promise.withResolvers<void>();
    const { event, slack, settled } = await start({ wait: () => patience.promise });
    slack.fail("chat.postMessage", { status: 429, headers: { "retry-after": "7" } }, 1);
    await event(mention("100.1"));
    await slack.called(({ method }) => method === "chat.postMessage");
    await event(mention("100.2", "how deep?", "C2"));
    await slack.called(({ args }) => args.thread_ts === "100.2");
    patience.resolve();
    await settled();
    expect(slack.of("chat.postMessage").map(({ args }) => args.thread_ts)).toEqual([
      "100.1",
      "100.2",
      "100.1",
    ]);
  });
});

describe("the id that a message is sent with", () => {
  const ids = (slack: Harness["slack"]) => slack.of("chat.postMessage").map(({ args }) => args.client_msg_id);

  it("is the same for tries, and another for another form, question or channel", async () => {
    const { event, slack, settled } = await start();
    slack.fail("chat.postMessage", { status: 503 }, 1);
    slack.fail("chat.postMessage", { error: "invalid_blocks" }, 1);
    await event(mention("100.1"));
    await settled();
    await event(mention("100.2"));
    await event(mention("100.1", "how wide?", "C2"));
    await settled();
    const [failed, again, plain, ...others] = ids(slack);
    expect(failed).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(again).toBe(failed);
    expect(new Set([again, plain, ...others]).size).toBe(4);
  });

  it.each(["duplicate_message_not_found", "duplicate_channel_not_found"])(
    "is left out after %s: what it named is gone",
    async (error) => {
      const { event, slack, settled } = await start();
      slack.fail("chat.postMessage", { error }, 1);
      await event(mention("100.1"));
      await settled();
      expect(ids(slack)).toEqual([expect.any(String), undefined]);
      expect(slack.thread("100.1")).toHaveLength(1);
    },
  );
});

describe("when Slack fails", () => {
  it("tries again a few times", async () => {
    const { event, slack, settled } = await start();
    slack.fail("chat.postMessage", { status: 503 }, 2);
    await event(mention("100.1"));
    await settled();
    expect(slack.of("chat.postMessage")).toHaveLength(3);
    expect(slack.of("chat.postEphemeral")).toHaveLength(0);
  });

  it("tells the person with a reference when it gives up, and goes on living", async () => {
    const { event, slack, settled, log } = await start();
    slack.fail("chat.postMessage", { status: 503 }, 4);
    await event(mention("100.1"));
    await settled();
    const [told] = slack.of("chat.postEphemeral");
    const reference = /code (\w{8})/.exec(String(told?.args.text))?.[1];
    expect(log.lines.some((line) => line.includes(`"reference":"${reference}"`))).toBe(true);
    await event(mention("100.2"));
    await settled();
    expect(slack.of("chat.postMessage").at(-1)?.args.thread_ts).toBe("100.2");
  });
});

describe("when Slack refuses a reply", () => {
  it.each(["invalid_blocks", "msg_too_long", "msg_blocks_too_long"])(
    "for %s, a plainer form is sent, and text alone at last",
    async (error) => {
      const { event, slack, settled } = await start();
      slack.fail("chat.postMessage", { error }, 2);
      await event(mention("100.1"));
      await settled();
      const [rich, plain, text] = slack.of("chat.postMessage");
      expect(JSON.stringify(rich?.args.blocks)).toContain("feedback_buttons");
      expect(JSON.stringify(plain?.args.blocks)).not.toContain("feedback_buttons");
      expect(text?.args.blocks).toBeUndefined();
      expect(text?.args.text).toContain("About how wide?");
    },
  );

  it.each(["not_in_channel", "channel_not_found", "is_archived", "restricted_action"])(
    "for %s, the answer goes to the person directly, with the question",
    async (error) => {
      const { event, slack, settled } = await start();
      slack.fail("chat.postMessage", { error }, 1);
      await event(mention("100.1"));
      await settled();
      const direct = slack.of("chat.postMessage")[1];
      expect(direct?.args).toMatchObject({ channel: "U1" });
      expect(JSON.stringify(direct?.args.blocks)).toContain("how wide?");
    },
  );

  it.each(["already_reacted", "message_not_found"])("for %s, nobody is bothered", async (error) => {
    const { event, slack, settled, log } = await start();
    slack.fail("chat.postMessage", { error }, 1);
    await event(mention("100.1"));
    await settled();
    expect(slack.of("chat.postEphemeral")).toHaveLength(0);
    expect(log.lines.filter((line) => line.startsWith("error"))).toEqual([]);
  });
});

describe("charts", () => {
  const picture = (call: Call | undefined) =>
    ((call?.args.blocks ?? []) as { type: string; alt_text?: string }[]).find(({ type }) => type === "image");
  const drawChart = async () => ({ png: Buffer.from("png"), alt: "small 8 cm" });

  it("are uploaded once for the same content and shown in the reply", async () => {
    const { event, slack, settled } = await start({ drawChart });
    await event(mention("100.1", "chart"));
    await event(mention("100.2", "chart"));
    await settled();
    expect(slack.of("upload")).toHaveLength(1);
    const [first, second] = slack.of("chat.postMessage");
    expect(picture(first)).toBeUndefined();
    expect(picture(slack.of("chat.update")[0])?.alt_text).toBe("small 8 cm");
    expect(picture(second)?.alt_text).toBe("small 8 cm");
  });

  it("that take too long hold no answer up, and are not tried for a while", async () => {
    const { event, slack, settled, pass } = await start({ drawChart, uploadMs: 20 });
    const release = slack.hold("files.getUploadURLExternal");
    await event(mention("100.1", "chart"));
    await event(mention("100.2", "chart"));
    await settled();
    expect(slack.of("chat.postMessage")).toHaveLength(2);
    expect(slack.of("files.getUploadURLExternal")).toHaveLength(1);
    expect(slack.of("chat.update")).toHaveLength(0);
    release();
    await slack.called(({ method }) => method === "files.completeUploadExternal");
    pass(6 * 60_000);
    await event(mention("100.3", "chart"));
    await settled();
    expect(slack.of("files.getUploadURLExternal")).toHaveLength(1);
    expect(picture(slack.of("chat.postMessage")[2])?.alt_text).toBe("small 8 cm");
  });

  it("that Slack is not done with are added when it is", async () => {
    const { event, slack, settled } = await start({ drawChart });
    slack.fail("chat.update", { error: "invalid_blocks" }, 2);
    await event(mention("100.1", "chart"));
    await settled();
    expect(slack.of("chat.update")).toHaveLength(3);
    expect(slack.of("chat.postMessage")).toHaveLength(1);
  });

  it("that Slack refuses later fall back alone", async () => {
    const { event, slack, settled } = await start({ drawChart });
    await event(mention("100.1", "chart"));
    await settled();
    slack.fail("chat.postMessage", { error: "invalid_blocks" });
    await event(mention("100.2", "chart"));
    await settled();
    const [, refused, taken] = slack.of("chat.postMessage");
    expect(picture(refused)).toBeDefined();
    expect(picture(taken)).toBeUndefined();
    expect(JSON.stringify(taken?.args.blocks)).toContain("feedback_buttons");
  });

  it("that cannot be drawn or uploaded leave the reply without them", async () => {
    const { event, slack, settled } = await start({ drawChart });
    slack.fail("files.getUploadURLExternal", { error: "missing_scope" });
    await event(mention("100.1", "chart"));
    await settled();
    expect(JSON.stringify(slack.of("chat.postMessage")[0]?.args.blocks)).not.toContain('"image"');
  });
});

describe("an answer whose posting was not heard of", () => {
  it("stands once where the thread can be read", async () => {
    const { event, slack, settled } = await start();
    slack.lose("chat.postMessage");
    await event(mention("100.1"));
    await settled();
    expect(slack.standing()).toHaveLength(1);
    expect(slack.of("conversations.replies")).toHaveLength(1);
  });
});

describe("a bot that falls over", () => {
  it("says so once", async () => {
    const { event, slack, settled, resume } = await start();
    await event(mention("100.1", "crash"));
    await settled();
    for (let round = 0; round < 4; round++) await resume();
    expect(slack.of("chat.postEphemeral")).toHaveLength(1);
    expect(slack.of("chat.postMessage")).toHaveLength(0);
  });
});

describe("the log", () => {
  it("holds neither what people write nor tokens", async () => {
    const { event, slack, settled, log } = await start();
    slack.fail("chat.postMessage", { error: "invalid_blocks" }, 1);
    slack.fail("chat.postMessage", { status: 503 }, 1);
    await event(mention("100.1", "very private words"));
    await settled();
    expect(log.lines.join("\n")).not.toMatch(/private words|xoxb/);
  });
});
