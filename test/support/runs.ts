const deeper = Number(process.env.FUZZ) || 1;

/** How often a property is tried: `times`, and `FUZZ` times as often where the environment sets it. */
export const runs = (times: number): { readonly numRuns: number } => ({ numRuns: Math.ceil(times * deeper) });
