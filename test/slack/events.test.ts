import { afterEach, describe, expect, it } from "vitest";
import type { ChannelMode } from "../../adapters/chat/speaking.ts";
import { type Harness, type HarnessOptions, secret, startHarness } from "./harness.ts";
import { signed } from "./local-slack.ts";

let bench: Harness | null = null;
async function start(options: HarnessOptions = {}): Promise<Harness> {
  bench = await startHarness(options);
  return bench;
}
afterEach(async () => {
  await bench?.stop();
  bench = null;
});

const mention = (parts: object = {}) => ({
  type: "app_mention",
  user: "U1",
  channel: "C1",
  ts: "100.1",
  text: "<@UBOT> how wide are boxes?",
  ...parts,
});
const said = (parts: object = {}) => ({
  ...mention(parts),
  type: "message",
  channel_type: "channel",
  ...parts,
});

describe("a mention in a channel", () => {
  it("gets one reply, in its thread, with the question without the mention", async () => {
    const { event, slack, adapter } = await start();
    expect(await event(mention())).toBe(200);
    await adapter.stop();
    const posts = slack.of("chat.postMessage");
    expect(posts).toHaveLength(1);
    expect(posts[0]?.args).toMatchObject({ channel: "C1", thread_ts: "100.1", unfurl_links: "false" });
    expect(posts[0]?.args.text).toContain("About how wide are boxes? (turn 1)");
  });

  it("that comes as message and as app_mention gets one reply", async () => {
    const { event, slack, adapter } = await start();
    await Promise.all([event(mention()), event(said())]);
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(1);
  });

  it("that is sent eleven times gets one reply", async () => {
    const { event, slack, adapter } = await start();
    await Promise.all(Array.from({ length: 11 }, () => event(mention(), { event_id: "Ev0" })));
    await event(mention(), { event_id: "Ev0" });
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(1);
  });

  it("keeps the conversation of its thread", async () => {
    const { event, slack, adapter } = await start();
    await event(mention());
    await slack.called(({ method }) => method === "chat.postMessage");
    await event(mention({ ts: "100.2", thread_ts: "100.1", text: "<@UBOT> and deep?" }));
    await adapter.stop();
    expect(slack.of("chat.postMessage")[1]?.args.text).toContain("turn 2");
    expect(slack.of("chat.postMessage")[1]?.args.thread_ts).toBe("100.1");
  });

  it.each([
    ["the bot itself", { user: "UBOT" }],
    ["another bot", { bot_id: "B9" }],
    ["nobody", { user: null }],
  ])("by %s is left alone", async (_, parts) => {
    const { event, slack, adapter } = await start();
    await event(said(parts));
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(0);
  });
});

describe("200 mentions at once", () => {
  it("are acknowledged before any of them is answered, and all answered, each once", async () => {
    const { event, slack, adapter } = await start();
    const release = slack.hold("chat.postMessage");
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        event(mention({ ts: `200.${index}`, channel: `C${index % 20}` })),
      ),
    );
    release();
    await adapter.stop();
    const threads = slack.of("chat.postMessage").map(({ args }) => args.thread_ts);
    expect(new Set(threads).size).toBe(200);
    expect(threads).toHaveLength(200);
  });
});

describe("a direct message", () => {
  it("is answered straight, with a status that ends", async () => {
    const { event, slack, adapter } = await start();
    await event(said({ channel: "D1", channel_type: "im", text: "how wide?" }));
    await adapter.stop();
    expect(slack.of("chat.postMessage")[0]?.args).toMatchObject({ channel: "D1" });
    expect(slack.of("chat.postMessage")[0]?.args).not.toHaveProperty("thread_ts");
    expect(slack.of("assistant.threads.setStatus").map(({ args }) => args.status)).toEqual([
      "is looking it up …",
      "",
    ]);
  });

  it("in a thread of the older Assistant stays there, and names it", async () => {
    const { event, slack, adapter } = await start();
    await event(said({ channel: "D1", channel_type: "im", thread_ts: "90.1", text: "how wide?" }));
    await adapter.stop();
    expect(slack.of("chat.postMessage")[0]?.args.thread_ts).toBe("90.1");
    expect(slack.of("assistant.threads.setTitle")[0]?.args).toMatchObject({
      thread_ts: "90.1",
      title: "how wide?",
    });
  });
});

describe("the agent's panel", () => {
  it("shows prompts without a thread where it was opened as messages tab", async () => {
    const { event, slack, adapter } = await start();
    await event({ type: "app_home_opened", user: "U1", channel: "D1", tab: "messages" });
    await adapter.stop();
    const [call] = slack.of("assistant.threads.setSuggestedPrompts");
    expect(call?.args).not.toHaveProperty("thread_ts");
    expect(call?.args.prompts).toHaveLength(2);
  });

  it("shows prompts in the thread of the older Assistant", async () => {
    const { event, slack, adapter } = await start();
    await event({
      type: "assistant_thread_started",
      assistant_thread: { user_id: "U1", channel_id: "D1", thread_ts: "90.1", context: {} },
    });
    await adapter.stop();
    expect(slack.of("assistant.threads.setSuggestedPrompts")[0]?.args.thread_ts).toBe("90.1");
  });
});

describe("a message that was not said to the bot", () => {
  const opened = async (mode: ChannelMode) => {
    const harness = await start();
    await harness.store.settings.put("slack:T1:C1", { mode }, 0);
    return harness;
  };
  const asked = said({ text: "how wide are boxes?" });

  it("is left alone where nobody opened the channel for it", async () => {
    const { event, slack, adapter } = await start();
    await event(asked);
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(0);
  });

  it.each([
    ["answered where the channel wants it and the bot is sure", asked, 1],
    ["left alone where the bot is unsure", said({ text: "maybe wide?" }), 0],
    ["left alone where the bot has nothing", said({ text: "the moon?" }), 0],
    ["left alone where another person is addressed", said({ text: "<@U7> how wide?" }), 0],
    ["left alone where a group is addressed", said({ text: "<!subteam^S1> how wide?" }), 0],
  ])("is %s", async (_, message, replies) => {
    const { event, slack, adapter, store } = await opened("unasked");
    await event(message);
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(replies);
    expect((await store.answers.since(0)).length).toBe(replies);
  });

  it("is answered unasked only once a thread", async () => {
    const { event, slack, adapter } = await opened("unasked");
    await event(asked);
    await slack.called(({ method }) => method === "chat.postMessage");
    await event(said({ ts: "100.2", thread_ts: "100.1", text: "that sounds about right" }));
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(1);
  });

  it("is answered in threads that the bot is in, where the channel wants that", async () => {
    const { event, slack, adapter } = await opened("follow");
    await event(said({ ts: "100.9", thread_ts: "99.1", text: "how deep?" }));
    await event(mention());
    await slack.called(({ method }) => method === "chat.postMessage");
    await event(said({ ts: "100.2", thread_ts: "100.1", text: "and how deep?" }));
    await adapter.stop();
    expect(slack.of("chat.postMessage").map(({ args }) => args.thread_ts)).toEqual(["100.1", "100.1"]);
  });
});

describe("a question that changes", () => {
  const edit = (text: string, parts: object = {}) => ({
    type: "message",
    subtype: "message_changed",
    channel: "C1",
    channel_type: "channel",
    ts: "101.1",
    message: { type: "message", user: "U1", ts: "100.1", text, edited: { user: "U1", ts: "101.0" } },
    previous_message: { type: "message", user: "U1", ts: "100.1", text: "<@UBOT> how wide are boxes?" },
    ...parts,
  });

  it("changes its answer", async () => {
    const { event, slack, adapter } = await start();
    await event(mention());
    const { args } = await slack.called(({ method }) => method === "chat.postMessage");
    await event(edit("<@UBOT> how deep are boxes?"));
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(1);
    const [update] = slack.of("chat.update");
    expect(update?.args).toMatchObject({ channel: args.channel });
    expect(update?.args.text).toContain("About how deep are boxes? (turn 1)");
  });

  it("only by an unfurled link changes nothing", async () => {
    const { event, slack, adapter } = await start();
    await event(mention());
    await slack.called(({ method }) => method === "chat.postMessage");
    await event(edit("<@UBOT> how wide are boxes?"));
    await adapter.stop();
    expect(slack.of("chat.update")).toHaveLength(0);
  });

  it("whose answer is gone is answered anew", async () => {
    const { event, slack, adapter } = await start();
    await event(mention());
    await slack.called(({ method }) => method === "chat.postMessage");
    slack.fail("chat.update", { error: "message_not_found" });
    await event(edit("<@UBOT> how deep are boxes?"));
    await adapter.stop();
    expect(slack.of("chat.postMessage")).toHaveLength(2);
  });

  it("by being deleted takes its answer away, and its words", async () => {
    const { event, slack, adapter, store } = await start();
    await event(mention());
    await slack.called(({ method }) => method === "chat.postMessage");
    await event({
      type: "message",
      subtype: "message_deleted",
      channel: "C1",
      deleted_ts: "100.1",
      ts: "101.1",
    });
    await adapter.stop();
    expect(slack.of("chat.delete")).toHaveLength(1);
    const answer = await store.answers.byMessage("slack:T1:C1:100.1");
    expect(answer).toMatchObject({ question: null, reply: null });
    expect(answer?.withdrawnAtMs).not.toBeNull();
  });
});

describe("a request", () => {
  const body = JSON.stringify({ type: "event_callback", team_id: "T1", event: mention() });
  const url = (harness: Harness) => `http://127.0.0.1:${harness.server.port()}/slack/events`;

  it.each([
    ["without a signature", () => ({ headers: {} as Record<string, string>, body })],
    ["signed with another secret", () => signed("not the secret", body)],
    ["signed for another body", () => ({ ...signed(secret, "{}"), body })],
    ["older than five minutes", () => signed(secret, body, "application/json", Date.now() - 301_000)],
  ])("%s is refused", async (_, make) => {
    const harness = await start();
    const response = await fetch(url(harness), { method: "POST", ...make() });
    expect(response.status).toBe(401);
    await harness.adapter.stop();
    expect(harness.slack.of("chat.postMessage")).toHaveLength(0);
  });

  it("to verify the address is answered with its challenge", async () => {
    const harness = await start();
    const challenge = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const response = await fetch(url(harness), { method: "POST", ...signed(secret, challenge) });
    expect(await response.text()).toContain("abc");
  });

  it("to another path is not found", async () => {
    const harness = await start();
    const response = await fetch(`http://127.0.0.1:${harness.server.port()}/slack/elsewhere`);
    expect(response.status).toBe(404);
  });

  it.each([
    "{",
    "[]",
    "null",
    '{"type":"event_callback"}',
    '{"type":"event_callback","event":{"type":"message"}}',
  ])("with the body %s does no harm", async (odd) => {
    const harness = await start();
    await harness.send(odd);
    expect(await harness.event(mention())).toBe(200);
    await harness.adapter.stop();
    expect(harness.slack.of("chat.postMessage")).toHaveLength(1);
  });
});

describe("the Home tab", () => {
  const opened = { type: "app_home_opened", user: "U1", channel: "D1", tab: "home" };

  it("shows topics, questions and the person's own, and to admins the gaps", async () => {
    const { event, slack, adapter } = await start({ profiles: { U1: { id: "U1", is_admin: true } } });
    await event(mention({ text: "<@UBOT> the moon?" }));
    await slack.called(({ method }) => method === "chat.postMessage");
    await event(opened);
    await adapter.stop();
    const view = JSON.stringify(slack.of("views.publish")[0]?.args.view);
    for (const part of [
      "Boxy",
      "Sizes",
      "How deep are boxes?",
      "Your recent questions",
      "For admins",
      "the moon?",
    ])
      expect(view).toContain(part);
  });

  it("shows no gaps to others", async () => {
    const { event, slack, adapter } = await start();
    await event(opened);
    await adapter.stop();
    expect(JSON.stringify(slack.of("views.publish")[0]?.args.view)).not.toContain("For admins");
  });
});

describe("a token that is revoked while the bot runs", () => {
  it("is said by the bot's health, and taken back when it holds again", async () => {
    const { adapter, slack } = await start();
    slack.fail("auth.test", { error: "token_revoked" });
    await adapter.watchToken();
    expect(adapter.health()).toMatchObject({
      ready: false,
      detail: expect.stringContaining("token_revoked"),
    });
    slack.fail("auth.test", { status: 503 }, 4);
    await adapter.watchToken();
    expect(adapter.health().ready).toBe(false);
    await adapter.watchToken();
    expect(adapter.health().ready).toBe(true);
  });
});

describe("the weekly digest", () => {
  it("goes to the channel that an admin chose", async () => {
    const { adapter, interaction, settled, slack } = await start({
      config: { admins: new Set(["slack:T1:U1"]) },
    });
    const choose = (selected_conversation: string | null) =>
      interaction({
        type: "view_submission",
        view: {
          id: "V1",
          callback_id: "digest_modal",
          state: { values: { channel: { channel: { selected_conversation } } } },
        },
      });
    await choose("C7");
    await settled();
    const digest = adapter.digest!;
    expect(await digest.workspaces()).toEqual(["slack:T1"]);
    await digest.post("slack:T1", [{ type: "paragraph", children: [{ type: "text", text: "This week" }] }]);
    expect(slack.of("chat.postMessage").at(-1)?.args).toMatchObject({ channel: "C7", text: "This week" });
    await choose(null);
    await settled();
    expect(await digest.workspaces()).toEqual([]);
  });
});

describe("stopping", () => {
  it("finishes what is acknowledged, and can be done twice", async () => {
    const { event, slack, adapter } = await start();
    await event(mention());
    await Promise.all([adapter.stop(), adapter.stop()]);
    expect(slack.of("chat.postMessage")).toHaveLength(1);
    expect(adapter.health()).toEqual({ ready: false, detail: "stopped" });
  });
});
