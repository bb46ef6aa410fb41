import type { Profile } from "../knowledge/index.ts";
import { type Block, type Inline, type Reply, replyOf } from "../reply/index.ts";
import type { Distress } from "./read.ts";

/**
 * Where help is found, where the knowledge folder names nothing better for its people (`distress` in guide.yaml).
 * Numbers are those of the services themselves: 988lifeline.org, samaritans.org, telefonseelsorge.de,
 * telefonodelaesperanza.org and the ministry's 024, 3114.fr; findahelpline.com lists them by country.
 */
const standing: Readonly<Record<string, string>> = {
  en: `I'm sorry that it is so hard right now. You don't have to go through this alone: please talk to somebody now, a person near you whom you trust, or people who are there for this at any hour.

If you might be in danger, call your local emergency number. In the US and Canada call or text 988; in the UK and Ireland call Samaritans at 116 123; for any other country, https://findahelpline.com names somebody who listens.

I'm only a program and no help with this, but they are. I have not kept what you wrote.`,
  de: `Es tut mir leid, dass es gerade so schwer ist. Du musst da nicht allein durch: Sprich bitte jetzt mit jemandem, mit einem Menschen, dem du vertraust, oder mit Leuten, die zu jeder Stunde dafür da sind.

Bist du in Gefahr, ruf 112 an. In Deutschland erreichst du die TelefonSeelsorge unter 0800 111 0 111, in Österreich unter 142, in der Schweiz die Dargebotene Hand unter 143; für andere Länder nennt https://findahelpline.com jemanden, der zuhört.

Ich bin nur ein Programm und kann dabei nicht helfen, diese Menschen können es. Was du geschrieben hast, habe ich nicht behalten.`,
  es: `Siento mucho que ahora sea tan difícil. No tienes que pasar por esto a solas: habla ahora con alguien de confianza o con personas que están para esto a cualquier hora.

Si estás en peligro, llama al 112 o al número de emergencias de tu país. En España puedes llamar al 024; para otros países, https://findahelpline.com indica quién escucha.

Soy solo un programa y no puedo ayudar con esto, pero esas personas sí. No he guardado lo que has escrito.`,
  fr: `Je suis désolé que ce soit si dur en ce moment. Tu n'as pas à traverser cela sans aide : parle maintenant à quelqu'un de confiance, ou à des personnes qui sont là pour cela à toute heure.

En cas de danger, appelle le 112 ou le numéro d'urgence de ton pays. En France, le 3114 répond jour et nuit ; pour les autres pays, https://findahelpline.com indique qui écoute.

Je ne suis qu'un programme et ne peux pas aider ici, mais ces personnes le peuvent. Je n'ai pas gardé ce que tu as écrit.`,
};

/** The parts of a knowledge that the reply needs. */
export interface Keepers {
  readonly hash: string;
  readonly profile: Pick<Profile, "distress">;
}

/**
 * A short, kind reply with where help is found: no tip, no suggestion, nothing that counts or is looked at
 * later. It is `unlogged`: what was said is kept nowhere.
 */
export function distressReply(
  messageId: string,
  { locale, confidence }: Distress,
  { hash, profile }: Keepers,
): Reply {
  const own = (wanted: string) => profile.distress?.find((help) => help.locale === wanted)?.text;
  const body = blocksOf(own(locale) ?? standing[locale] ?? own("en") ?? standing.en!);
  return replyOf(hash, messageId, {
    status: "chitchat",
    body,
    confidence,
    unlogged: true,
    explanation: { reason: "somebody may need help that is not here" },
  });
}

/** Paragraphs are parted by empty lines; an address becomes a link. */
const blocksOf = (text: string): Block[] =>
  text.split(/\n\s*\n/).map((paragraph) => ({ type: "paragraph", children: inlinesOf(paragraph.trim()) }));

function inlinesOf(text: string): Inline[] {
  return text.split(/(https:\/\/[^\s,;]+[^\s,;.])/).flatMap((part, index): Inline[] => {
    if (part === "") return [];
    const label: Inline = { type: "text", text: part.replace("https://", "") };
    return index % 2 === 1 ? [{ type: "link", url: part, children: [label] }] : [label];
  });
}
