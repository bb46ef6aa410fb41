import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distressReply, readDistress } from "../../src/distress/index.ts";
import { answerOf } from "../../src/privacy/kept-answer.ts";
import type { Message } from "../../src/reply/index.ts";
import { NOW, person } from "../support/records.ts";
import { abroad, harmless, harmlessAbroad, inDistress } from "./messages.ts";

describe("people in distress", () => {
  it.each(inDistress)("are heard: %s", (text) => {
    expect(readDistress(text)).toMatchObject({ locale: "en" });
  });

  it.each(inDistress)("are heard whatever the case, the signs and what stands around it: %s", (text) => {
    for (const form of [
      text.toUpperCase(),
      `**${text}**`,
      text.replaceAll("'", "’"),
      text.replaceAll(" ", "  \n"),
      `<@U1> Hello! I work in a team of five and learn Python.\n\n${text}\n\nWhat should I learn next?`,
      `${"I have told this story before. ".repeat(100)}${text}`,
    ])
      expect(readDistress(form), form).not.toBeNull();
  });

  it.each(abroad)("are heard in %s: %s", (locale, text) => {
    expect(readDistress(text)).toMatchObject({ locale });
  });

  it.each([...harmless, ...harmlessAbroad])("are not seen where nobody is: %s", (text) => {
    expect(readDistress(text)).toBeNull();
  });

  it("given any text, then it is read without a throw, the same each time", () => {
    const words = fc.constantFrom(
      ..."I want to die kill myself not suicidal . ! life end my 💔 \u0000 \ud800".split(" "),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join(" ")),
        ),
        (text) => {
          expect(readDistress(text)).toEqual(readDistress(text));
        },
      ),
    );
  });
});

describe("the reply to them", () => {
  const knowledge = { hash: "abc", profile: {} };
  const said: Message = {
    id: "m",
    text: "I want to die, says Frobozz",
    conversation: "c",
    user: "u",
    place: { platform: "web", kind: "direct", workspace: "web" },
  };

  it("is short and kind, says where help is found, and offers nothing else", () => {
    const reply = distressReply("m", { locale: "en", confidence: 0.9 }, knowledge);
    expect(reply.text.length).toBeLessThan(800);
    expect(reply.text).toMatch(/988[\s\S]*116 123[\s\S]*findahelpline\.com/);
    expect(reply).toMatchObject({
      status: "chitchat",
      citations: [],
      suggestions: [],
      choices: [],
      entry: null,
      offersOnboarding: false,
      explanation: { terms: [], candidates: [], resolved: null },
    });
  });

  it("is in the language that was spoken, or what keepers wrote for it", () => {
    expect(distressReply("m", { locale: "de", confidence: 0.9 }, knowledge).text).toContain("0800 111 0 111");
    const distress = [
      { locale: "en", text: "Call Ada.\n\nSee https://help.example/now." },
      { locale: "pl", text: "Zadzwoń." },
    ];
    const own = distressReply("m", { locale: "en", confidence: 0.9 }, { hash: "abc", profile: { distress } });
    expect(own.text).toBe("Call Ada.\n\nSee help.example/now (https://help.example/now).");
    expect(own.body[1]).toMatchObject({
      children: [{}, { type: "link", url: "https://help.example/now" }, { text: "." }],
    });
    expect(
      distressReply("m", { locale: "fr", confidence: 0.9 }, { hash: "abc", profile: { distress } }).text,
    ).toContain("3114");
  });

  it("leaves nothing of what was said in what is stored", () => {
    const reply = distressReply("m", { locale: "en", confidence: 0.9 }, knowledge);
    const stored = answerOf(said, reply, { asker: person("ada"), atMs: NOW, keepText: true });
    expect(stored).toMatchObject({ question: null, reply: null, nearMiss: null, topic: null });
    expect(JSON.stringify(stored)).not.toContain("Frobozz");
  });
});
