// Loaded before everything else (`node --import`): compiled modules are kept between starts, which halves a start.
// Plain JavaScript on purpose: TypeScript would call for Node's type stripper, which nothing else needs once all
// modules are kept, and which takes 25 ms to load.
import { enableCompileCache } from "node:module";

enableCompileCache();
