import { describe, expect, it } from "vitest";
import { inInstalledTeam } from "../../adapters/slack/receive/installed-team.ts";

const guest = { user: { id: "U9", team_id: "T2" }, team: { id: "T2" } };

describe("what a guest of another workspace does", () => {
  it.each([
    ["a button under the bot's message", { ...guest, message: { team: "T1", bot_id: "B1", text: "hi" } }],
    ["a form", { ...guest, view: { id: "V1", app_installed_team_id: "T1" } }],
  ])("is done in the bot's own: %s", (_, body) => {
    expect(inInstalledTeam(body)).toEqual({ ...body, team: { id: "T1" } });
  });

  it.each([
    ["a shortcut on somebody's message", { ...guest, message: { team: "T2", user: "U8" } }],
    ["a form that Slack says nothing of", { ...guest, view: { id: "V1" } }],
    ["an event", { team_id: "T2", event: { type: "message" } }],
    ["something else", { user: "U1", message: "words" }],
  ])("stays as it is: %s", (_, body) => expect(inInstalledTeam(body)).toBe(body));
});
