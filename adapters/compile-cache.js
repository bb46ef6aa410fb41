// Loaded before everything else (`node --import`): compiled modules are kept between starts, which halves a start.
// They are kept with the packages, where `npm ci` leaves the first ones, or else where Node keeps them.
// Plain JavaScript on purpose: TypeScript would call for Node's type stripper, which nothing else needs once all
// modules are kept, and which takes 25 ms to load.
import { constants, enableCompileCache } from "node:module";
import { join } from "node:path";

const { status } = enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/compile"));
if (status === constants.compileCacheStatus.FAILED) enableCompileCache();
