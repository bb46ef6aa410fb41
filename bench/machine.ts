import { cpus, totalmem } from "node:os";

/** The machine and the date, as every benchmark's first line. */
export function machine(): string {
  const cores = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, Node ${process.version}, ${cores.length} × ${cores[0]?.model.trim() ?? "unknown processor"}, ${gib} GiB`;
}
