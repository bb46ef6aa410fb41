/** What was talked about, and how a message that goes on from it is read. */

export { type Frame, frameSchema, remember, type Turn, textFingerprint } from "./frame.ts";
export { correctedQuestion, type Move, moveOf } from "./moves.ts";
export { createResolver, type Reading, type Resolver } from "./resolve.ts";
export { readSignals, type Signals } from "./signals.ts";
