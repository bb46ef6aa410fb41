/** An item to cluster, with its terms. */
export interface Termed {
  readonly terms: readonly string[];
}

/** How much a term says: 0 for one that every question has. */
export type TermWeight = (term: string) => number;

/**
 * Weights by how rare a term is among the questions that people ask anyway, so that what all of them are
 * about tells no two apart. Robertson & Zaragoza 2009, §3.1, with 1 added so that no weight is negative.
 */
export function weightsFrom(background: readonly Termed[]): TermWeight {
  const counts = new Map<string, number>();
  for (const { terms } of background)
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => {
    const count = counts.get(term) ?? 0;
    return Math.log(1 + (background.length - count + 0.5) / (count + 0.5));
  };
}

/**
 * Cosine to a cluster's centre from which an item belongs to it. Chosen on made-up questions: paraphrases that
 * share one rare word of two meet at 0.5; questions that share only common words stay below 0.3.
 */
const BELONGS = 0.45;

type Vector = ReadonlyMap<string, number>;

/**
 * Puts items together that are about the same. Leader clustering over weighted terms: items that have most
 * in common with the others come first and lead; then everything moves once to its nearest centre.
 * Deterministic; time grows with the pairs that share a term.
 */
export function cluster<T extends Termed>(items: readonly T[], weight: TermWeight): T[][] {
  const vectors = new Map(items.map((item) => [item, unit(item.terms, weight)]));
  const inOrder = centralFirst(items, vectors);
  const centres = createCentres();
  for (const item of inOrder) {
    const vector = vectors.get(item)!;
    centres.pull(centres.nearest(vector), vector);
  }
  const members = Map.groupBy(inOrder, (item) => {
    const vector = vectors.get(item)!;
    // A leader whose centre was pulled away from it starts anew.
    return centres.nearest(vector) ?? centres.pull(null, vector);
  });
  return [...members.values()];
}

interface Centre {
  readonly sums: Map<string, number>;
  length: number;
}

/** Centres of clusters, found by the terms they hold: term → centres. */
function createCentres() {
  const holding = new Map<string, Centre[]>();

  return {
    /** The nearest one that is near enough; the first of equals. */
    nearest(vector: Vector): Centre | null {
      const products = new Map<Centre, number>();
      for (const [term, value] of vector) {
        for (const centre of holding.get(term) ?? []) {
          products.set(centre, (products.get(centre) ?? 0) + value * centre.sums.get(term)!);
        }
      }
      let best: Centre | null = null;
      let bestCosine = 0;
      for (const [centre, product] of products) {
        const cosine = product / centre.length;
        if (cosine >= BELONGS && cosine > bestCosine) {
          best = centre;
          bestCosine = cosine;
        }
      }
      return best;
    },
    /** Moves a centre towards a vector; `null`: a new one, at the vector. */
    pull(to: Centre | null, vector: Vector): Centre {
      const centre = to ?? { sums: new Map<string, number>(), length: 0 };
      for (const [term, value] of vector) {
        const known = centre.sums.get(term);
        if (known === undefined) {
          const others = holding.get(term);
          if (others) others.push(centre);
          else holding.set(term, [centre]);
        }
        centre.sums.set(term, (known ?? 0) + value);
      }
      centre.length = lengthOf(centre.sums) || 1;
      return centre;
    },
  };
}

/** Items by how much weight they share with all others; the given order decides between equals. */
function centralFirst<T>(items: readonly T[], vectors: ReadonlyMap<T, Vector>): T[] {
  const sums = new Map<string, number>();
  for (const vector of vectors.values())
    for (const [term, value] of vector) sums.set(term, (sums.get(term) ?? 0) + value);
  const central = (item: T) => dot(vectors.get(item)!, sums);
  return items
    .map((item, index) => ({ item, index, central: central(item) }))
    .sort((a, b) => b.central - a.central || a.index - b.index)
    .map(({ item }) => item);
}

function unit(terms: readonly string[], weight: TermWeight): Vector {
  const raw = new Map(terms.map((term) => [term, weight(term)]));
  const size = lengthOf(raw) || 1;
  return new Map([...raw].map(([term, value]) => [term, value / size]));
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [term, value] of a) sum += value * (b.get(term) ?? 0);
  return sum;
}

function lengthOf(vector: Vector): number {
  return Math.sqrt(dot(vector, vector));
}
