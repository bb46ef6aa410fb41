import type { Candidate, Decision, Understood } from "./decision/index.ts";
import type { Explanation } from "./reply/index.ts";

const candidatesShown = 5;

/** Builds the explanation of a decision: its terms, candidates and reason, in words and figures. */
export function explain(understood: Understood, decision: Decision, confidence: number): Explanation {
  const { heard, candidates } = understood;
  const outside = decision.kind === "decline" ? understood.outside() : null;
  const best = bestOf(decision);
  const utterance = best?.reading.utterance ?? heard;
  return {
    terms: utterance.tokens.filter((token) => !token.stop).map((token) => token.text),
    corrections: utterance.corrections,
    entities: [
      ...utterance.concepts.map(({ concept }) => concept),
      ...utterance.quantities.map(
        ({ kind, low, high }) => `${kind} ${low === high ? low : `${low} to ${high}`}`,
      ),
    ],
    intent: outside ? { label: outside.id, probability: outside.likeness } : null,
    resolved: best?.reading.carried ?? null,
    candidates: candidates.slice(0, candidatesShown).map(({ id, title, probability, evidence }) => ({
      id,
      title,
      score: probability,
      evidence: evidence(),
    })),
    plan: best?.table?.printed ?? null,
    uncovered: best?.uncovered ?? [],
    confidence,
    reason: decision.reason,
  };
}

function bestOf(decision: Decision): Candidate | undefined {
  if (decision.kind === "clarify") return decision.choices[0];
  return decision.kind === "decline" ? decision.near[0] : decision.best;
}
