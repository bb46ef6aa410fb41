import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingsPanel } from "../../adapters/discord/render/panels.ts";
import { shippedPhrases } from "../phrases/marked.ts";
import { tallyOf } from "../support/records.ts";
import { GUILD, inPrivate } from "./people.ts";
import { knowledgeOf, type Running, scriptedBot, startBot } from "./setup.ts";
import { idOf, wordsOf } from "./shown.ts";

let bot: Running;
const titles = Array.from({ length: 26 }, (_, index) => `How deep is pond number ${index}?`);
beforeAll(async () => {
  bot = await startBot({
    bot: scriptedBot(knowledgeOf(titles)),
    parts: { drawChart: async () => ({ png: Buffer.from("picture"), alt: "Mill pond: 30 %" }) },
  });
});
afterAll(async () => {
  expect(bot.discord.problems).toEqual([]);
  await bot.stop();
});

describe("/ask", () => {
  it("answers for everybody, after a sign that it works, with the question above", async () => {
    const asked = bot.ada.slash("ask", { question: "the pond?" });
    expect((await asked.callback()).body).toEqual({ type: 5 });
    const answer = await asked.answer();
    expect(answer.private).toBe(false);
    expect(wordsOf(answer)).toContain("💬 the pond?");
    expect(wordsOf(answer)).toContain("**About the pond?**");
  });

  it("answers the asker only with private:true", async () => {
    const answer = await bot.ada.slash("ask", { question: "the pond", private: true }).answer();
    expect(answer.private).toBe(true);
    expect(idOf(answer, "share:")).toMatch(/^share:/);
  });

  it("works in a direct message, where there is nobody to share with", async () => {
    const answer = await bot.ada.slash("ask", { question: "the pond", private: true }, inPrivate).answer();
    expect(wordsOf(answer)).not.toContain("share:");
  });

  it("attaches the chart, with words for those who do not see it", async () => {
    const answer = await bot.ada.slash("ask", { question: "share of water" }).answer();
    expect(answer.files).toEqual([{ name: "chart.png", sizeBytes: 7 }]);
    expect(wordsOf(answer)).toContain('"description":"Mill pond: 30 %"');
  });
});

describe("autocomplete", () => {
  it.each([
    ["nothing that fits", "zzqx", 0],
    ["more than Discord shows", "How deep is pond", 25],
  ])("offers what there is: %s", async (_, typed, count) => {
    expect(await bot.ada.types("ask", "question", typed)).toHaveLength(count);
  });

  it("offers exactly 25 of 25", async () => {
    const full = await startBot({ bot: scriptedBot(knowledgeOf(titles.slice(0, 25))) });
    expect(await full.ada.types("ask", "question", "How deep is pond")).toHaveLength(25);
    expect(full.discord.problems).toEqual([]);
    await full.stop();
  });

  it("puts what begins as typed first, and forgives slips", async () => {
    expect((await bot.ada.types("ask", "question", "What do"))[0]?.name).toBe("What do carps eat?");
    expect((await bot.ada.types("ask", "question", "what do crps"))[0]?.name).toBe("What do carps eat?");
  });

  it("offers tables by title with their id, and things by name", async () => {
    expect(await bot.ada.types("table", "name", "pon")).toEqual([
      { name: "Ponds of the park", value: "ponds" },
    ]);
    expect(await bot.ada.types("compare", "a", "mi")).toEqual([{ name: "Mill pond", value: "Mill pond" }]);
  });

  it("offers of terms those that are explained, and to compare what stands in tables", async () => {
    expect(await bot.ada.types("glossary", "term", "pond")).toHaveLength(3);
    expect(await bot.ada.types("glossary", "term", "her")).toEqual([]);
    expect(await bot.ada.types("compare", "a", "her")).toEqual([]);
  });
});

describe("/topics", () => {
  it("leads from a topic to a question to its answer", async () => {
    const panel = await bot.ada.slash("topics").answer();
    expect(panel.private).toBe(true);
    const topic = await bot.ada.chooses(panel, "topic", ["fish"]).answer();
    expect(wordsOf(topic)).toContain("What do carps eat?");
    const answer = await bot.ada.chooses(topic, "question:fish", ["carp"]).answer();
    expect(wordsOf(answer)).toContain("About What do carps eat?");
  });
});

describe("/table", () => {
  it("shows a table in the order that is asked for", async () => {
    const words = wordsOf(await bot.ada.slash("table", { name: "ponds", sort: "down" }).answer());
    expect(words.indexOf("Swan pond")).toBeLessThan(words.indexOf("Mill pond"));
    expect(words.indexOf("Mill pond")).toBeLessThan(words.indexOf("Frog pond"));
  });

  it("draws it, and takes another order by a button", async () => {
    const shown = await bot.ada.slash("table", { name: "ponds", chart: true }).answer();
    expect(shown.files).toHaveLength(1);
    const byName = wordsOf(await bot.ada.presses(shown, "table:ponds:0.name").answer());
    expect(byName.indexOf("Frog pond")).toBeLessThan(byName.indexOf("Mill pond"));
  });

  it("takes free text, and says so where there is nothing like it", async () => {
    expect(wordsOf(await bot.ada.slash("table", { name: "ponds of the" }).answer())).toContain("Swan pond");
    expect(wordsOf(await bot.ada.slash("table", { name: "zzqx" }).answer())).toContain("no such table");
  });
});

describe("/compare and /glossary", () => {
  it("ask what they say", async () => {
    const compared = await bot.ada.slash("compare", { a: "carps", b: "herons" }).answer();
    expect(wordsOf(compared)).toContain("Compare carps and herons");
    expect(wordsOf(await bot.ada.slash("glossary", { term: "heron" }).answer())).toContain("What is heron?");
  });
});

describe("/onboard", () => {
  it("introduces the bot, where no other onboarding is installed", async () => {
    const shown = await bot.ada.slash("onboard").answer();
    expect(wordsOf(shown)).toContain("Welcome, Ada!");
    expect(wordsOf(await bot.ada.presses(shown, "onboard:start").answer())).toContain("Fish");
  });
});

describe("/feedback", () => {
  it("asks by a form and counts for the last answer", async () => {
    const answer = await bot.bob.slash("ask", { question: "the pond of Bob" }).answer();
    const form = await bot.bob.slash("feedback").callback();
    expect(form.body.type).toBe(9);
    const thanks = await bot.bob.submits("feedback", { vote: ["down"], reason: "too short" }).answer();
    expect(wordsOf(thanks)).toContain("the pond of Bob");
    const id = idOf(answer, "vote:").split(":")[1]!;
    expect(await tallyOf(bot.store, id)).toMatchObject({ down: 1 });
  });

  it("says so where there is no answer yet", async () => {
    expect(wordsOf(await bot.moderator.submits("feedback", { vote: ["up"] }).answer())).toContain(
      "no answer yet",
    );
  });
});

describe("/privacy", () => {
  it("shows what is kept and, asked twice, deletes it", async () => {
    await bot.moderator.slash("ask", { question: "a pond" }).answer();
    const panel = await bot.moderator.slash("privacy").answer();
    expect(wordsOf(panel)).toContain("30 days");
    expect(wordsOf(panel)).toContain("1 question of yours");
    const sure = await bot.moderator.presses(panel, "privacy:ask").answer();
    expect(wordsOf(sure)).toContain("cannot be undone");
    expect(wordsOf(await bot.moderator.presses(sure, "privacy:forget").answer())).toContain(
      "forgot everything",
    );
    expect(await bot.store.answers.recent(bot.guide.hashPerson(`discord:${bot.moderator.id}`), 5)).toEqual(
      [],
    );
  });
});

describe("/admin", () => {
  it("lists gaps to those who manage the server", async () => {
    await bot.ada.slash("ask", { question: "How old is the lighthouse?" }).answer();
    const shown = wordsOf(await bot.admin.slash("admin", { gaps: "subcommand" }).answer());
    expect(shown).toContain("lighthouse");
    // Those who manage a server have its menus, and no terminal.
    expect(shown).toContain("Keep this as an answer");
    expect(shown).not.toContain("npm run");
  });

  it("refuses all others, whatever Discord let through", async () => {
    expect(wordsOf(await bot.ada.slash("admin", { gaps: "subcommand" }).answer())).toContain("Only admins");
    const panel = await bot.admin.slash("admin", { settings: "subcommand" }).answer();
    expect(wordsOf(await bot.ada.presses(panel, "settings:private").answer())).toContain("Only admins");
  });

  it("changes how the bot answers on this server", async () => {
    const panel = await bot.admin.slash("admin", { settings: "subcommand" }).answer();
    const changed = await bot.admin.presses(panel, "settings:private").answer();
    expect(wordsOf(changed)).toContain("only the asker sees them");
    expect((await bot.ada.slash("ask", { question: "pond" }).answer()).private).toBe(true);
    expect((await bot.ada.slash("ask", { question: "pond", private: false }).answer()).private).toBe(false);
    await bot.admin.presses(changed, "settings:private").answer();
  });
});

describe("the greeting", () => {
  it("is offered only where joining is heard of, and remembers its channel", async () => {
    const panel = await bot.admin.slash("admin", { settings: "subcommand" }).answer();
    expect(JSON.stringify(panel.body)).not.toContain("settings:welcome");
    const channel = "590000000000000001";
    const changed = bot.admin.chooses(panel, "settings:welcome", [channel]);
    await changed.answer();
    const stored = await bot.store.settings.get(`discord:${GUILD}`);
    expect(stored).toMatchObject({ welcomeChannel: channel });
    expect(
      JSON.stringify(
        settingsPanel(
          shippedPhrases,
          stored as never,
          { id: "1", mode: "mentions" },
          { messageContent: true, members: true },
        ),
      ),
    ).toContain(channel);
  });
});

describe("the weekly digest", () => {
  it("goes to the channel that admins chose", async () => {
    const panel = await bot.admin.slash("admin", { settings: "subcommand" }).answer();
    const channel = "590000000000000000";
    expect(wordsOf(await bot.admin.chooses(panel, "settings:digest", [channel]).answer())).toContain(channel);
    const digest = bot.adapter.digest!;
    expect(await digest.workspaces()).toEqual([`discord:${GUILD}`]);
    await digest.post(`discord:${GUILD}`, [
      { type: "paragraph", children: [{ type: "text", text: "This week" }] },
    ]);
    const posted = await bot.discord.request(({ path }) => path === `/channels/${channel}/messages`);
    expect(JSON.stringify(posted.body)).toContain("This week");
  });
});

describe("/compare", () => {
  it("puts two rows of one table side by side", async () => {
    const shown = wordsOf(await bot.ada.slash("compare", { a: "Mill pond", b: "swan pond" }).answer());
    expect(shown).toMatch(/Mill pond.*Swan pond.*Share.*30 %.*60 %/);
  });

  it("asks about two things that no table has side by side", async () => {
    const shown = wordsOf(await bot.ada.slash("compare", { a: "Mill pond", b: "heron" }).answer());
    expect(shown).toContain("About Compare Mill pond and heron");
  });
});

describe("what somebody asks", () => {
  it("is repeated above the answer without a link to press", async () => {
    const shown = wordsOf(
      await bot.ada.slash("ask", { question: "the pond at https://scam.example/x" }).answer(),
    );
    expect(shown).toContain("💬 the pond at scam.example/x");
  });
});

describe("context menus", () => {
  it("have nothing to say to a message without words", async () => {
    const answer = await bot.ada.asksAbout("").answer();
    expect(answer.private).toBe(true);
    expect(wordsOf(answer)).toContain("no text");
  });

  it("ask about a message in private, for it is somebody else's", async () => {
    const answer = await bot.ada.asksAbout("how deep is the pond?").answer();
    expect(answer.private).toBe(true);
    expect(wordsOf(answer)).toContain("About how deep is the pond?");
  });

  it("welcome a person in private", async () => {
    expect(wordsOf(await bot.admin.welcomes(bot.bob.id, "bob").answer())).toContain("written to bob");
  });

  it("welcome a person with closed messages in the channel", async () => {
    bot.discord.failures.push({ path: /^\/channels\/9\d+\/messages$/, status: 403, code: 50_007 });
    expect(wordsOf(await bot.admin.welcomes(bot.bob.id, "bob").answer())).toContain("no direct messages");
    const posted = [...bot.discord.messages.values()].at(-1)!;
    expect(JSON.stringify(posted.body)).toContain("onboard:start");
  });

  it("are not for everybody", async () => {
    expect(wordsOf(await bot.ada.welcomes(bot.bob.id, "bob").answer())).toContain("Only admins");
  });
});
