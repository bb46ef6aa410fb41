// Given to a process by --import: it tells at its end which packages it loaded, on standard error.
import { registerHooks } from "node:module";

const packages = new Set();
registerHooks({
  load(url, context, next) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
    if (name) packages.add(name);
    return next(url, context);
  },
});
process.on("exit", () => process.stderr.write(`${JSON.stringify([...packages].sort())}\n`));
