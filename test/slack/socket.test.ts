import { afterEach, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "./harness.ts";
import { startLocalSlack } from "./local-slack.ts";

const socket = { transport: { kind: "socket" as const, appToken: "xapp-test" } };
let bench: Harness | null = null;
afterEach(async () => {
  await bench?.stop();
  bench = null;
});

const mention = (ts: string) => ({
  type: "event_callback",
  team_id: "T1",
  event_id: `Ev${ts}`,
  event: { type: "app_mention", user: "U1", channel: "C1", ts, text: "<@UBOT> how wide?" },
});

describe("Socket Mode", () => {
  it("brings events, each acknowledged and answered once", async () => {
    bench = await startHarness({ config: socket });
    expect(bench.adapter.health()).toEqual({ ready: true, detail: "connected by Socket Mode" });
    await Promise.all(Array.from({ length: 11 }, () => bench?.slack.frame("events_api", mention("100.1"))));
    await bench.settled();
    expect(bench.slack.of("chat.postMessage")).toHaveLength(1);
  });

  it("brings commands and buttons", async () => {
    bench = await startHarness({ config: socket });
    const { slack, settled } = bench;
    await slack.frame("slash_commands", {
      team_id: "T1",
      channel_id: "C1",
      user_id: "U1",
      user_name: "ada",
      command: "/ask",
      text: "how wide?",
      trigger_id: "1.2",
      response_url: slack.responseUrl(),
    });
    await settled();
    expect(slack.of("response_url")).toHaveLength(1);
  });

  it("shows a form at once that something is coming", async () => {
    bench = await startHarness({ config: socket });
    const acknowledged = await bench.slack.frame("interactive", {
      type: "view_submission",
      team: { id: "T1" },
      user: { id: "U1" },
      view: {
        id: "V1",
        callback_id: "ask_modal",
        state: { values: { question: { question: { type: "plain_text_input", value: "how wide?" } } } },
      },
    });
    expect(acknowledged).toMatchObject({ response_action: "update" });
    await bench.settled();
    expect(bench.slack.of("views.update")).toHaveLength(1);
  });

  it("connects anew after a drop, even where Slack fails in between", async () => {
    bench = await startHarness({ config: socket });
    const { slack, settled } = bench;
    slack.fail("apps.connections.open", { error: "internal_error" }, 2);
    const again = slack.connected();
    slack.drop();
    await again;
    await slack.frame("events_api", mention("100.2"));
    await settled();
    expect(slack.of("chat.postMessage")).toHaveLength(1);
  });

  it("starts while Slack is away, and connects once it is back", async () => {
    const slack = await startLocalSlack();
    slack.fail("auth.test", { error: "internal_error" }, 2);
    slack.fail("apps.connections.open", { error: "internal_error" }, 2);
    const connected = slack.connected();
    bench = await startHarness({ config: socket, slack });
    await connected;
    await slack.frame("events_api", {
      ...mention("100.3"),
      authorizations: [{ team_id: "T1", user_id: "UBOT", is_bot: true }],
    });
    await bench.settled();
    expect(slack.of("chat.postMessage")).toHaveLength(1);
    await bench.stop();
    bench = null;
    await slack.stop();
  });

  it.each([
    ["auth.test", "SLACK_BOT_TOKEN"],
    ["apps.connections.open", "SLACK_APP_TOKEN"],
  ])("does not start where Slack refuses a token in %s, and says which", async (method, token) => {
    const slack = await startLocalSlack();
    slack.fail(method, { error: "invalid_auth" }, 9);
    await expect(startHarness({ config: socket, slack })).rejects.toThrow(token);
    await slack.stop();
  });
});
