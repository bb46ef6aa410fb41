/** A range of words of the question; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether two spans share a word. */
export function meets(left: Span, right: Span): boolean {
  return left.from < right.to && right.from < left.to;
}

/** Whether a span holds all words of another. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
