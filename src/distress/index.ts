/** Reads whether somebody is in distress, before anything else is looked at, and says where help is found. */

export { type Distress, readDistress } from "./read.ts";
export { distressReply } from "./reply.ts";
export { senseDistress } from "./sense.ts";
