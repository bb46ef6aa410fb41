import { afterEach, describe, expect, it } from "vitest";
import { tallyOf } from "../support/records.ts";
import { type Harness, type HarnessOptions, startHarness } from "./harness.ts";
import type { Call } from "./local-slack.ts";

let bench: Harness | null = null;
afterEach(async () => {
  await bench?.stop();
  bench = null;
});

/** A harness in which `text` was asked in the channel C1 and answered; `id` names the answer. */
async function asked(text: string, options: HarnessOptions = {}) {
  bench = await startHarness(options);
  await bench.event({ type: "app_mention", user: "U1", channel: "C1", ts: "100.1", text: `<@UBOT> ${text}` });
  const post = await bench.slack.called(({ method }) => method === "chat.postMessage");
  await bench.settled();
  const answer = await bench.store.answers.byMessage("slack:T1:C1:100.1");
  return { ...bench, id: answer?.id ?? "", ts: answer?.posts[0]?.split(":").at(-1) ?? "", post };
}

const press = (action_id: string, value: string, ts: string, parts: object = {}) => ({
  type: "block_actions",
  channel: { id: "C1" },
  container: { type: "message", message_ts: ts, channel_id: "C1", thread_ts: "100.1", is_ephemeral: false },
  actions: [{ type: "button", action_id, value, action_ts: "101.1" }],
  ...parts,
});
const byOther = { user: { id: "U2", name: "bob", team_id: "T1" } };

describe("a follow-up button", () => {
  it("asks in the same conversation, shows the question, and answers once however often it is pressed", async () => {
    const { interaction, slack, settled, id, ts } = await asked("how wide?");
    await interaction(press("suggest:0", id, ts));
    await settled();
    await interaction(press("suggest:0", id, ts, byOther));
    await settled();
    const posts = slack.of("chat.postMessage");
    expect(posts).toHaveLength(2);
    expect(posts[1]?.args).toMatchObject({ channel: "C1", thread_ts: "100.1" });
    expect(posts[1]?.args.text).toContain("turn 2");
    expect(JSON.stringify(posts[1]?.args.blocks)).toContain("How deep are boxes?");
    expect(slack.of("chat.postEphemeral")[0]?.args).toMatchObject({ user: "U2" });
  });

  it("works where no words are stored, as long as the process lives", async () => {
    const { interaction, slack, settled, id, ts, guide } = await asked("how wide?", {
      config: { keepDays: 0 },
    });
    expect((await guide.recall(id))?.reply).toBeNull();
    await interaction(press("suggest:0", id, ts));
    await settled();
    expect(JSON.stringify(slack.of("chat.postMessage")[1]?.args.blocks)).toContain("How deep are boxes?");
  });

  it("asks what it says itself, where the words of the answer are gone, unless they were cut", async () => {
    const { interaction, slack, settled, id, ts, pass } = await asked("how wide?", {
      config: { keepDays: 0 },
    });
    pass(3_600_000);
    const says = (text: string, action: string) => ({
      actions: [
        {
          type: "button",
          action_id: action,
          value: id,
          action_ts: "102.1",
          text: { type: "plain_text", text },
        },
      ],
    });
    await interaction(press("suggest:0", id, ts, says("How deep are boxes?", "suggest:0")));
    await settled();
    expect(slack.of("chat.postMessage")[1]?.args.text).toContain("About How deep are boxes?");
    await interaction(press("suggest:1", id, ts, says("How deep are …", "suggest:1")));
    await settled();
    expect(slack.of("chat.postMessage")).toHaveLength(2);
    expect(slack.of("chat.postEphemeral")[0]?.args.text).toContain("no longer have");
  });

  it("of an answer that is forgotten says so", async () => {
    const { interaction, slack, settled, ts } = await asked("how wide?");
    await interaction(press("suggest:0", "unknown", ts));
    await settled();
    expect(slack.of("chat.postEphemeral")[0]?.args.text).toContain("no longer have");
  });
});

describe("did-you-mean buttons", () => {
  it("ask what was chosen", async () => {
    const { interaction, slack, settled, id, ts } = await asked("huh?");
    await interaction(press("choose:1", id, ts));
    await settled();
    expect(slack.of("chat.postMessage")[1]?.args.text).toContain("About How deep?");
  });

  it("with None of these are counted, and offer a person", async () => {
    const { interaction, slack, settled, id, ts, store } = await asked("huh?", {
      config: { people: new Map([["*", { channel: "C9", group: null }]]) },
    });
    await interaction(press("none", id, ts));
    await settled();
    expect(await tallyOf(store, id)).toMatchObject({ none: 1 });
    expect(JSON.stringify(slack.of("chat.postEphemeral")[0]?.args.blocks)).toContain("Ask a person");
  });
});

describe("votes", () => {
  const vote = (kind: string, id: string, ts: string) => press("vote", `${kind}:${id}`, ts);

  it("up are counted and thanked for", async () => {
    const { interaction, slack, settled, id, ts, store } = await asked("how wide?");
    await interaction(vote("up", id, ts));
    await settled();
    expect(await tallyOf(store, id)).toMatchObject({ up: 1, down: 0 });
    expect(slack.of("chat.postEphemeral")[0]?.args).toMatchObject({ user: "U1", thread_ts: "100.1" });
  });

  it("down are counted at once, and the reason after", async () => {
    const { interaction, slack, settled, id, ts, store, guide } = await asked("how wide?");
    await interaction(vote("down", id, ts));
    await settled();
    const view = slack.of("views.open")[0]?.args.view as { private_metadata: string; callback_id: string };
    expect(await tallyOf(store, id)).toMatchObject({ down: 1 });
    await interaction({
      type: "view_submission",
      view: {
        id: "V1",
        callback_id: view.callback_id,
        private_metadata: view.private_metadata,
        state: {
          values: {
            reason: { reason: { type: "radio_buttons", selected_option: { value: "wrong" } } },
            comment: { comment: { type: "plain_text_input", value: "It is 20 cm." } },
          },
        },
      },
    });
    await settled();
    const stored = await store.votes.get(id, guide.hashPerson("slack:T1:U1"));
    expect(stored?.reason).toBe("It is wrong: It is 20 cm.");
  });

  it("down are counted even if the trigger is too old for a form", async () => {
    const { interaction, slack, settled, id, ts, store } = await asked("how wide?");
    slack.fail("views.open", { error: "expired_trigger_id" });
    await interaction(vote("down", id, ts));
    await settled();
    expect(await tallyOf(store, id)).toMatchObject({ down: 1 });
    expect(slack.of("chat.postEphemeral")).toHaveLength(1);
  });
});

describe("Wrong answer? Remove", () => {
  it.each([
    ["by the person who asked", {}, {}, 1],
    ["by somebody else", byOther, {}, 0],
    ["by an admin of Slack's", byOther, { profiles: { U2: { id: "U2", is_owner: true } } }, 1],
    ["by an admin of the settings", byOther, { config: { admins: new Set(["slack:T1:U2"]) } }, 1],
  ])("%s", async (_, who, options, deleted) => {
    const { interaction, slack, settled, id, ts } = await asked("how wide?", options);
    await interaction(press("remove", id, ts, who));
    await settled();
    expect(slack.of("chat.delete")).toHaveLength(deleted);
    expect(slack.of("chat.postEphemeral")).toHaveLength(1);
  });

  it("of a message that is gone already is as good", async () => {
    const { interaction, slack, settled, id, ts, log } = await asked("how wide?");
    slack.fail("chat.delete", { error: "message_not_found" });
    await interaction(press("remove", id, ts));
    await settled();
    expect(slack.of("chat.postEphemeral")[0]?.args.text).toContain("Removed");
    expect(log.lines.filter((line) => line.startsWith("error"))).toEqual([]);
  });
});

describe("How I worked this out", () => {
  it("opens the working", async () => {
    const { interaction, slack, settled, id, ts } = await asked("how wide?");
    await interaction(press("details", id, ts));
    await settled();
    expect(JSON.stringify(slack.of("views.open")[0]?.args.view)).toContain("small: 8");
  });
});

describe("/ask", () => {
  const open = async (options: HarnessOptions = {}) => {
    bench = await startHarness(options);
    return bench;
  };

  it("answers the person alone, by the command's own address", async () => {
    const { command, slack, settled } = await open();
    expect(await command({ text: "how wide?" })).toBe(200);
    await settled();
    expect(slack.of("chat.postMessage")).toHaveLength(0);
    expect(slack.of("response_url")[0]?.args).toMatchObject({ response_type: "ephemeral" });
    expect(JSON.stringify(slack.of("response_url")[0]?.args.blocks)).toContain('"Share"');
  });

  it("keeps a person's conversation", async () => {
    const { command, slack, settled } = await open();
    await command({ text: "how wide?" });
    await settled();
    await command({ text: "and deep?" });
    await settled();
    expect(slack.of("response_url")[1]?.args.text).toContain("turn 2");
  });

  it.each([
    ["help", "only you see the answer"],
    ["", "only you see the answer"],
    ["topics", "What I know about"],
    ["gaps", "Only admins"],
    ["settings", "Only admins"],
  ])("%s says what it should", async (text, said) => {
    const { command, slack, settled } = await open();
    await command({ text });
    await settled();
    expect(slack.of("response_url")[0]?.args.text).toContain(said);
  });

  it("falls back to an ephemeral message, then to a direct one, where its address has expired", async () => {
    const { command, slack, settled } = await open();
    slack.fail("response_url", { error: "expired_url" }, 2);
    slack.fail("chat.postEphemeral", { error: "not_in_channel" }, 1, ({ user }) => user === "U2");
    await command({ text: "how wide?" });
    await command({ text: "how deep?", user_id: "U2" });
    await settled();
    expect(slack.of("chat.postEphemeral")[0]?.args).toMatchObject({ channel: "C1", user: "U1" });
    expect(slack.of("chat.postMessage").map(({ args }) => args.channel)).toEqual(["U2"]);
  });

  it("is shared once, with the name of who asked, pinging nobody", async () => {
    const { command, interaction, slack, settled, store } = await open();
    await command({ text: "how wide?" });
    await settled();
    const [answer] = await store.answers.since(0);
    const shared = press("share", answer?.id ?? "", "105.1", {
      container: { type: "message", message_ts: "105.1", channel_id: "C1", is_ephemeral: true },
      response_url: slack.responseUrl(),
    });
    await Promise.all([interaction(shared), interaction(shared)]);
    await settled();
    const posts = slack.of("chat.postMessage");
    expect(posts).toHaveLength(1);
    expect(posts[0]?.args).toMatchObject({ channel: "C1" });
    expect(JSON.stringify(posts[0]?.args.blocks)).toContain("ada asked: how wide?");
    expect(JSON.stringify(posts[0]?.args)).not.toContain("<@");
  });

  it("is shared by its own address where the bot is no member", async () => {
    const { command, interaction, slack, settled, store } = await open();
    await command({ text: "how wide?" });
    await settled();
    const [answer] = await store.answers.since(0);
    slack.fail("chat.postMessage", { error: "not_in_channel" });
    await interaction(
      press("share", answer?.id ?? "", "105.1", {
        container: { type: "message", message_ts: "105.1", channel_id: "C1", is_ephemeral: true },
        response_url: slack.responseUrl(),
      }),
    );
    await settled();
    expect(slack.of("response_url").map(({ args }) => args.response_type)).toContain("in_channel");
  });
});

describe("shortcuts", () => {
  it("about a message answer it to one person alone, in its thread", async () => {
    bench = await startHarness();
    const { interaction, slack, settled } = bench;
    await interaction({
      type: "message_action",
      callback_id: "ask_about_message",
      channel: { id: "C1" },
      message: { type: "message", user: "U7", ts: "50.1", text: "how wide are boxes?" },
      response_url: slack.responseUrl(),
    });
    await settled();
    expect(slack.of("response_url")[0]?.args).toMatchObject({
      response_type: "ephemeral",
      thread_ts: "50.1",
    });
  });

  it("from anywhere open a form whose answer comes into it", async () => {
    bench = await startHarness();
    const { interaction, slack, settled, send } = bench;
    await interaction({ type: "shortcut", callback_id: "ask_question" });
    await settled();
    const view = slack.of("views.open")[0]?.args.view as { callback_id: string };
    const payload = {
      type: "view_submission",
      team: { id: "T1" },
      user: { id: "U1", name: "ada", team_id: "T1" },
      view: {
        id: "V7",
        callback_id: view.callback_id,
        state: { values: { question: { question: { type: "plain_text_input", value: "how wide?" } } } },
      },
    };
    expect(
      await send(
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        "application/x-www-form-urlencoded",
      ),
    ).toBe(200);
    await settled();
    expect(slack.of("views.update")[0]?.args).toMatchObject({ view_id: "V7" });
    expect(JSON.stringify(slack.of("views.update")[0]?.args.view)).toContain("About how wide?");
  });

  it("whose form is closed before the answer comes send it directly", async () => {
    bench = await startHarness();
    const { interaction, slack, settled } = bench;
    slack.fail("views.update", { error: "not_found" });
    await interaction({
      type: "view_submission",
      view: {
        id: "V7",
        callback_id: "ask_modal",
        state: { values: { question: { question: { type: "plain_text_input", value: "how wide?" } } } },
      },
    });
    await settled();
    expect(slack.of("chat.postMessage")[0]?.args).toMatchObject({ channel: "U1" });
  });
});

describe("Ask a person", () => {
  const resolveValue = (call: Call | undefined) =>
    /"action_id":"resolve","value":"([^"]*)"/.exec(JSON.stringify(call?.args.blocks))?.[1] ?? "";

  const people = new Map([["boxes", { channel: "C9", group: "S1" }]]);

  it("passes the question on once, and brings the answer back and into a draft", async () => {
    const { interaction, slack, settled, id, ts, store } = await asked("the moon?", { config: { people } });
    await interaction(press("person", id, ts));
    await interaction(press("person", id, ts));
    await settled();
    const handed = slack.of("chat.postMessage").filter(({ args }) => args.channel === "C9");
    expect(handed).toHaveLength(1);
    expect(JSON.stringify(handed[0]?.args.blocks)).toContain("<!subteam^S1>");

    await interaction(
      press("resolve", resolveValue(handed[0]), "110.1", {
        user: { id: "U5", name: "eve", team_id: "T1" },
        container: { type: "message", message_ts: "110.1", channel_id: "C9" },
      }),
    );
    await settled();
    const view = slack.of("views.open")[0]?.args.view as { private_metadata: string };
    await interaction({
      type: "view_submission",
      user: { id: "U5", name: "eve", team_id: "T1" },
      view: {
        id: "V2",
        callback_id: "resolve_modal",
        private_metadata: view.private_metadata,
        state: { values: { answer: { answer: { type: "plain_text_input", value: "It has no boxes." } } } },
      },
    });
    await settled();
    expect(await store.drafts.list("open")).toMatchObject([
      { question: "The moon?", answer: "It has no boxes.", gap: [id], topics: ["boxes"] },
    ]);
    const back = slack.of("chat.postMessage").filter(({ args }) => args.channel === "C1");
    expect(back.at(-1)?.args).toMatchObject({ thread_ts: "100.1" });
    expect(back.at(-1)?.args.text).toContain("eve: It has no boxes.");
  });
});

describe("Keep this as an answer", () => {
  const message = { text: "Use the north gate.", ts: "120.2", thread_ts: "120.1" };
  const shortcut = (parts: object = {}) => ({
    type: "message_action",
    callback_id: "keep_as_answer",
    channel: { id: "C1" },
    message,
    ...parts,
  });

  it("opens with the thread's opening words, and leaves a draft; for admins", async () => {
    bench = await startHarness({ config: { admins: new Set(["slack:T1:U1"]) } });
    const { interaction, slack, settled, store } = bench;
    slack.people({ channel: "C1", ts: "120.1", user: "U4", text: "which gate is open" });
    await interaction(shortcut(byOther));
    await interaction(shortcut());
    await settled();
    const [opened, ...others] = slack.of("views.open");
    expect(others).toEqual([]);
    const view = opened!.args.view as { private_metadata: string };
    expect(JSON.stringify(view)).toContain('"initial_value":"which gate is open"');
    expect(JSON.stringify(view)).toContain('"initial_value":"Use the north gate."');
    const typed = (id: string, value: string) => ({ [id]: { [id]: { type: "plain_text_input", value } } });
    await interaction({
      type: "view_submission",
      view: {
        id: "V1",
        callback_id: "keep_modal",
        private_metadata: view.private_metadata,
        state: {
          values: { ...typed("question", "which gate is open"), ...typed("answer", "Use the north gate.") },
        },
      },
    });
    await settled();
    expect(await store.drafts.list("open")).toMatchObject([
      { question: "Which gate is open?", answer: "Use the north gate.", workspace: "slack:T1" },
    ]);
  });
});

describe("Home's buttons", () => {
  const inHome = (action_id: string, value: string) => ({
    type: "block_actions",
    container: { type: "view", view_id: "V0" },
    view: { id: "V0", type: "home" },
    actions: [{ type: "button", action_id, value, action_ts: "101.1" }],
  });

  it("answer an entry's question in a form", async () => {
    bench = await startHarness();
    await bench.interaction(inHome("entry:0", "width"));
    await bench.settled();
    expect(JSON.stringify(bench.slack.of("views.update")[0]?.args.view)).toContain(
      "About How wide are boxes?",
    );
  });

  it("list a topic", async () => {
    bench = await startHarness();
    await bench.interaction(inHome("topic:0", "sizes"));
    await bench.settled();
    expect(JSON.stringify(bench.slack.of("views.open")[0]?.args.view)).toContain("How deep are boxes?");
  });

  it("forget a person", async () => {
    const { interaction, slack, settled, store } = await asked("how wide?");
    await interaction(inHome("forget", "me"));
    await settled();
    expect(await store.answers.since(0)).toEqual([]);
    expect(JSON.stringify(slack.of("views.open")[0]?.args.view)).toContain("forgot everything");
    expect(slack.of("views.publish")).toHaveLength(1);
  });

  it("save a channel's settings for admins only", async () => {
    const { interaction, settled, store } = await asked("how wide?", {
      config: { admins: new Set(["slack:T1:U2"]) },
    });
    const submit = (parts: object) =>
      interaction({
        type: "view_submission",
        view: {
          id: "V1",
          callback_id: "settings_modal",
          state: {
            values: {
              channel: { channel: { type: "conversations_select", selected_conversation: "C1" } },
              mode: { mode: { type: "radio_buttons", selected_option: { value: "every" } } },
            },
          },
        },
        ...parts,
      });
    await submit({});
    await settled();
    expect(await store.settings.get("slack:T1:C1")).toBeNull();
    await submit(byOther);
    await settled();
    expect(await store.settings.get("slack:T1:C1")).toEqual({ mode: "every" });
  });
});
