import type { Quantity, Token } from "./types.ts";

export function readQuantities(_tokens: readonly Token[]): Quantity[] {
  return [];
}
