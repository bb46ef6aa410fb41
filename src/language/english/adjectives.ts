import { stem } from "../stem.ts";

/** Adjectives whose superlative ends like that, but which are none. */
const notSuperlative = new Set(
  "west test rest guest interest forest contest request honest protest arrest harvest invest suggest latest quest nearest east northeast southeast northwest southwest least best highest lowest latest earliest modest dearest digest manifest priest chest vest nest".split(
    " ",
  ),
);

/** Adjectives of measure: what they measure, and whether their superlative is the lower end. */
const adjectives: Readonly<Record<string, string>> = {
  fast: "speed time fast lap pace",
  "slow-": "speed time slow pace",
  old: "age born birth year built date founded established",
  "young-": "age born birth year",
  "new-": "year date built",
  tall: "height floor ft tall storey",
  high: "height elevation altitude peak",
  "low-": "height elevation altitude low",
  long: "length duration distance time long term year run period span mile km",
  "short-": "length duration distance time height term year",
  deep: "depth deep",
  "shallow-": "depth",
  wide: "width wide",
  heavy: "weight mass displacement heavy",
  "light-": "weight mass",
  large: "area size population capacity number total large employee",
  big: "area size population capacity number total big",
  "small-": "area size population capacity number total small",
  great: "number total",
  expensive: "price cost fee value",
  "cheap-": "price cost fee value",
  rich: "worth income revenue money gdp wealth",
  "early-": "date year time begin start",
  late: "date year time end",
  recent: "date year",
  hot: "temperature high",
  "cold-": "temperature low",
  strong: "strength power magnitude force",
  loud: "volume noise",
  populous: "population",
  popular: "popularity vote number",
  "close-": "distance margin walk",
  far: "distance km mile",
  near: "distance",
  "flat-": "climb slope gradient elevation ascent",
  steep: "slope gradient climb ascent",
  hilly: "climb elevation ascent",
  dear: "price cost fee value",
  costly: "price cost fee value",
  pricey: "price cost fee value",
  "narrow-": "width wide",
  thick: "thickness depth",
  "thin-": "thickness width",
  quick: "speed time duration",
  busy: "number visitor passenger rider traffic count",
  crowded: "number visitor capacity",
  "quiet-": "number visitor traffic noise volume",
  warm: "temperature high",
  "cool-": "temperature low",
  dangerous: "accident death injury risk",
  "safe-": "accident death injury risk",
  "rare-": "share number frequency count percentage",
  frequent: "share number frequency count percentage",
};

const measured = new Map<string, { readonly hints: readonly string[]; readonly low: boolean }>();
for (const [name, hints] of Object.entries(adjectives)) {
  const stems = hints.split(" ").map((hint) => stem(hint));
  measured.set(name.replace("-", ""), { hints: stems, low: name.endsWith("-") });
}

const paces: ReadonlySet<string> = new Set(["fast", "slow", "quick"]);

/** Stems of column names that the adjectives "tall", "taller" and "tallest" measure; `null` for other words. */
export function adjectiveOf(word: string): {
  readonly superlative: boolean;
  readonly low: boolean;
  readonly hints: readonly string[];
  readonly degree: 0 | 1 | 2;
  /** "fast" and "slow": high for a speed, low for a time, or the other way round. */
  readonly pace: boolean;
} | null {
  const base = measured.get(word);
  if (base && word !== "late" && word !== "close") return null;
  for (const [ending, superlative] of [
    ["est", true],
    ["er", false],
  ] as const) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
    const trunk = word.slice(0, -ending.length);
    for (const guess of [trunk, `${trunk}e`, trunk.slice(0, -1), `${trunk.slice(0, -1)}y`]) {
      const known = measured.get(guess);
      if (known)
        return {
          superlative,
          low: known.low,
          hints: known.hints,
          degree: superlative ? 2 : 1,
          pace: paces.has(guess),
        };
    }
    if (superlative && word.length > 5 && !notSuperlative.has(word))
      return { superlative, low: false, hints: [], degree: 2, pace: false };
  }
  return null;
}

/** Verbs that say what a column holds: "earns" for a salary, "joined" for a start. */
const verbs: readonly (readonly [verbs: RegExp, hints: readonly string[]])[] = [
  [/^(?:earn(?:s|ed|ing)?|paid)$/, "salari pai wage incom earn compens remuner".split(" ")],
  [/^cost(?:s|ing)?$/, "price cost fee fare".split(" ")],
  [/^(?:join(?:s|ed)?|hired)$/, "start join hire sinc".split(" ")],
  [/^(?:start(?:s|ed)?|began|begin(?:s)?)$/, "start begin launch sinc".split(" ")],
  [/^weigh(?:s|ed)?$/, ["weight", "mass"]],
  [/^(?:release[sd]?|launch(?:ed|es)?|publish(?:ed)?)$/, "releas launch publish".split(" ")],
  [/^(?:live[sd]?|based|located)$/, "citi locat offic countri address place".split(" ")],
  [/^(?:last(?:s|ed)?|takes?|took)$/, "durat time length".split(" ")],
];

/** Stems of column names that a verb asks for. */
export const verbHints = (word: string): readonly string[] =>
  verbs.find(([pattern]) => pattern.test(word))?.[1] ?? [];

/** What the positive of an adjective measures, in "how tall" and "how old". */
export function measureHints(word: string): readonly string[] {
  return measured.get(word)?.hints ?? [];
}

const shortest = 3;

/** Whether a stem of a column's name is what a hint speaks of: a short one has to be the whole of it ("age", not "agent"). */
export const fitsHint = (stem: string, hint: string): boolean =>
  hint.length <= shortest ? stem === hint : stem.startsWith(hint);
