import type { CueKind } from "./cues.ts";

/** Names of columns that question words ask for. */
export const askedColumns: Readonly<Partial<Record<CueKind, readonly string[]>>> = {
  when: [
    "date",
    "year",
    "time",
    "day",
    "month",
    "season",
    "born",
    "period",
    "term",
    "built",
    "began",
    "start",
  ],
  where: [
    "location",
    "place",
    "venue",
    "city",
    "country",
    "site",
    "stadium",
    "town",
    "region",
    "state",
    "address",
    "county",
    "origin",
    "destination",
  ],
  who: [
    "name",
    "player",
    "winner",
    "person",
    "artist",
    "author",
    "director",
    "team",
    "candidate",
    "driver",
    "opponent",
    "leader",
    "member",
    "actor",
    "athlete",
    "rider",
  ],
  howMuch: ["price", "cost", "amount", "fee", "money", "salary", "pay", "value", "revenue", "worth", "total"],
  howLong: [
    "length",
    "duration",
    "time",
    "years",
    "term",
    "distance",
    "age",
    "height",
    "depth",
    "tenure",
    "period",
  ],
};

/** Words that carry no content of their own in a question to a table. */
const closed = new Set(
  `a an the this that these those some any i me my we us our you your he him his she her hers it its they them their
  am is are was were be been being do does did doing done have has had having can could will would shall should may might must
  and or but nor so if then else than because as until while of at by for with about into through during to from in on off up down out
  what which who whom whose when where why how there here s t d m ll re ve please also very too just much many more most less least
  tell show give list name say let know find me us did didn want need would like thing things according get gets got one ones
  roughly approximately exactly precisely currently overall simply basically typically generally usually somewhere anyone anybody someone somebody any idea curious wonder wondering quick question ok okay hi hello hey thanks please well now ever yet still actually really u ur pls plz r isn aren wasn weren don doesn didn t
  there per each every all both no not only same other such own whats wats im id ive`.split(/\s+/),
);

/** Whether a word is part of the frame of a question rather than of its content. */
export function isFrameWord(word: string): boolean {
  return closed.has(word);
}
