/**
 * Tells figures from figures: 128 bits in hexadecimal, which change with every bit of the arrays and with their order.
 * Guards against mix-ups and damage, not against forgery. Four lanes of MurmurHash3's mixing (Appleby 2011) side by
 * side, as one alone would wait for itself.
 */
export function fingerprint(arrays: readonly (Int32Array | Float32Array)[]): string {
  const lanes = Int32Array.of(0x2f0b_4c47, 0x4c61_3efa, 0x239b_961b, 0x38b3_4ae5);
  for (const array of arrays) {
    absorb(lanes, new Int32Array(array.buffer, array.byteOffset, array.length));
    absorb(lanes, Int32Array.of(array.length, 0, 0, 0));
  }
  for (let round = 0; round < 2; round++)
    for (let lane = 0; lane < 4; lane++) lanes[lane] = finish(lanes[lane]! ^ lanes[(lane + 3) & 3]!);
  return Array.from(lanes, (lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}

function absorb(lanes: Int32Array, words: Int32Array): void {
  let [a, b, c, d] = lanes as unknown as [number, number, number, number];
  const whole = words.length - (words.length & 3);
  for (let i = 0; i < whole; i += 4) {
    a = mix(a, words[i]!);
    b = mix(b, words[i + 1]!);
    c = mix(c, words[i + 2]!);
    d = mix(d, words[i + 3]!);
  }
  for (let i = whole; i < words.length; i++) a = mix(a, words[i]!);
  lanes.set([a, b, c, d]);
}

function mix(lane: number, word: number): number {
  let k = Math.imul(word, 0xcc9e_2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b87_3593);
  const h = lane ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe654_6b64) | 0;
}

function finish(lane: number): number {
  let h = Math.imul(lane ^ (lane >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return h ^ (h >>> 16);
}
