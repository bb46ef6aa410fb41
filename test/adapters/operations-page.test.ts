import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { startWeb } from "../web/harness.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("what operators are given", () => {
  it("asks for metrics that there are", async () => {
    const web = await startWeb();
    await web.post("/api/ask", { q: "a" });
    const text = await (await web.get("/metrics")).text();
    await web.stop();
    const { groups } = parse(read("docs/alerts.yaml")) as { groups: { rules: { expr: string }[] }[] };
    const named = groups.flatMap(({ rules }) =>
      rules.flatMap(({ expr }) => expr.match(/\b(?:guide|nodejs|process)_\w+/g) ?? []),
    );
    expect(named.length).toBeGreaterThan(6);
    // The knowledge's figures are there where a bot runs on a folder, as main.ts does.
    for (const name of named.filter((each) => each !== "guide_knowledge_stale")) expect(text).toContain(name);
  });

  it("sets what settings know, in every example", () => {
    const known = new Set([...read(".env.example").matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name));
    const kubernetes = [...read("docs/kubernetes.yaml").matchAll(/\{name: ([A-Z_]+), value/g)].map(
      ([, name]) => name,
    );
    const { services } = parse(read("compose.yaml")) as {
      services: { guide: { environment: Record<string, string> } };
    };
    for (const name of [...kubernetes, ...Object.keys(services.guide.environment)])
      expect(known, name).toContain(name);
  });

  it("names every licence of the packages that are shipped", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { license?: string; dev?: boolean; devOptional?: boolean }>;
    };
    const page = read("docs/licences.md");
    for (const [path, { license, dev, devOptional }] of Object.entries(packages)) {
      if (path === "" || dev || devOptional) continue;
      expect(page, path).toContain(license ?? path.replace(/.*node_modules\//, ""));
      expect(license ?? "", path).not.toMatch(/^A?GPL/);
    }
  });

  it("names tests that there are", () => {
    for (const [, file] of read("SECURITY.md").matchAll(/`(test\/[\w/.-]+)`/g))
      expect(() => read(file ?? "")).not.toThrow();
  });
});
