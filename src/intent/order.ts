/** Place of the highest figure, the first of equal ones; 0 where there are none. */
export function highest(figures: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < figures.length; i++) if (figures[i]! > figures[best]!) best = i;
  return best;
}

/** Places of the `count` highest figures, highest first, equal ones in their order. */
export function highestFew(figures: ArrayLike<number>, count: number): number[] {
  const places: number[] = [];
  for (let i = 0; i < figures.length; i++) {
    const least = places.at(-1);
    if (places.length === count && (least === undefined || figures[i]! <= figures[least]!)) continue;
    let at = places.length;
    while (at > 0 && figures[places[at - 1]!]! < figures[i]!) at--;
    places.splice(at, 0, i);
    if (places.length > count) places.pop();
  }
  return places;
}
