import { afterEach, describe, expect, it } from "vitest";
import { botScopes } from "../../adapters/slack/config.ts";
import { tallyOf } from "../support/records.ts";
import { type Harness, secret, startHarness } from "./harness.ts";

const install = {
  clientId: "1.2",
  clientSecret: "a client secret",
  stateSecret: "a long state secret",
  scopes: botScopes,
};
const many = { transport: { kind: "http" as const, signingSecret: secret, install }, botToken: null };
let bench: Harness | null = null;
afterEach(async () => {
  await bench?.stop();
  bench = null;
});

const installation = {
  team: { id: "T1", name: "One" },
  enterprise: undefined,
  isEnterpriseInstall: false,
  user: { id: "U1", token: undefined, scopes: undefined },
  bot: { token: "xoxb-of-t1", userId: "UBOT", id: "BBOT", scopes: ["chat:write"] },
  tokenType: "bot",
  appId: "A1",
  authVersion: "v2",
};
const mention = { type: "app_mention", user: "U1", channel: "C1", ts: "1.1", text: "<@UBOT> how wide?" };

describe("many workspaces", () => {
  it("are answered each with its own token", async () => {
    bench = await startHarness({ config: many });
    await bench.store.installations.put("slack:T1", installation, 0);
    await bench.event(mention);
    await bench.settled();
    expect(bench.slack.of("chat.postMessage")).toHaveLength(1);
    expect(bench.slack.of("chat.postMessage")[0]?.token).toBe("xoxb-of-t1");
  });

  it("that never installed the bot get nothing, and do no harm", async () => {
    bench = await startHarness({ config: many });
    expect(await bench.event(mention)).toBe(200);
    await bench.settled();
    expect(bench.slack.calls).toEqual([]);
  });

  it("let guests by Slack Connect press and send what stands in their channels", async () => {
    bench = await startHarness({ config: many });
    const { slack, store, settled, interaction } = bench;
    await store.installations.put("slack:T1", installation, 0);
    await bench.event(mention);
    await settled();
    const [answer] = await store.answers.since(0);
    const guest = { user: { id: "U9", name: "grace", team_id: "T2" }, team: { id: "T2" } };
    await interaction({
      ...guest,
      type: "block_actions",
      channel: { id: "C1" },
      container: { type: "message", message_ts: "5.1", channel_id: "C1", is_ephemeral: false },
      message: { ts: "5.1", team: "T1", bot_id: "BBOT", text: "an answer" },
      actions: [{ type: "button", action_id: "vote", value: `down:${answer?.id}`, action_ts: "6.1" }],
    });
    await settled();
    expect(await tallyOf(store, answer!.id)).toMatchObject({ down: 1 });
    expect(slack.of("views.open").map(({ token }) => token)).toEqual(["xoxb-of-t1"]);
    await interaction({
      ...guest,
      type: "view_submission",
      view: {
        id: "V1",
        team_id: "T2",
        app_installed_team_id: "T1",
        callback_id: "reason_modal",
        private_metadata: answer?.id,
        state: { values: { comment: { value: { type: "plain_text_input", value: "too short" } } } },
      },
    });
    await settled();
    // One vote, with its reason: the guest is one person to the bot.
    expect(await tallyOf(store, answer!.id)).toMatchObject({ down: 1 });
    expect(await store.votes.since(0)).toMatchObject([{ reason: "too short" }]);
  });

  it("that uninstall it are forgotten", async () => {
    bench = await startHarness({ config: many });
    await bench.store.installations.put("slack:T1", installation, 0);
    await bench.event({ type: "app_uninstalled" });
    await bench.settled();
    expect(await bench.store.installations.get("slack:T1")).toBeNull();
  });

  it("where a person's own token is revoked keep the bot", async () => {
    bench = await startHarness({ config: many });
    await bench.store.installations.put("slack:T1", installation, 0);
    await bench.event({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } });
    await bench.settled();
    expect(await bench.store.installations.get("slack:T1")).toEqual(installation);
    await bench.event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT"] } });
    await bench.settled();
    expect(await bench.store.installations.get("slack:T1")).toBeNull();
  });

  it("install it by Slack's consent page", async () => {
    bench = await startHarness({ config: many });
    const { slack, server, store } = bench;
    slack.reply("oauth.v2.access", {
      ok: true,
      app_id: "A1",
      authed_user: { id: "U1" },
      scope: "chat:write",
      token_type: "bot",
      access_token: "xoxb-of-t1",
      bot_user_id: "UBOT",
      team: { id: "T1", name: "One" },
      is_enterprise_install: false,
    });
    const base = `http://127.0.0.1:${server.port()}`;
    const consent = await fetch(`${base}/slack/install`, { redirect: "manual" });
    const target = new URL(consent.headers.get("location") ?? "");
    expect(target.searchParams.get("scope")).toContain("app_mentions:read");
    const cookie = consent.headers.get("set-cookie")?.split(";")[0] ?? "";
    const state = target.searchParams.get("state");
    const back = await fetch(`${base}/slack/oauth_redirect?code=abc&state=${state}`, { headers: { cookie } });
    expect(back.status).toBe(200);
    expect(await store.installations.get("slack:T1")).toMatchObject({ team: { id: "T1" } });
  });

  it("cannot be installed with a state that was made up", async () => {
    bench = await startHarness({ config: many });
    const base = `http://127.0.0.1:${bench.server.port()}`;
    const back = await fetch(`${base}/slack/oauth_redirect?code=abc&state=made-up`);
    expect(back.status).not.toBe(200);
    expect(await bench.store.installations.get("slack:T1")).toBeNull();
  });
});
