/** The knowledge of a running bot: loaded, watched, learnt aside, and kept between starts. */

export { KnowledgeError, problemLines } from "./knowledge-error.ts";
export { type KnowledgeState, type LiveKnowledge, openKnowledge } from "./live-knowledge.ts";
export { createModelCache, modelFolders, openModelCache } from "./model-cache.ts";
