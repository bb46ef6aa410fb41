// Loaded before the bot: its wall clock is off by as many milliseconds as CHAOS_CLOCK's file says.
import { readFileSync } from "node:fs";

const file = process.env.CHAOS_CLOCK;
const real = Date.now;
if (file) {
  let offsetMs = 0;
  const read = () => {
    try {
      offsetMs = Number(readFileSync(file, "utf8")) || 0;
    } catch {
      offsetMs = 0;
    }
  };
  read();
  setInterval(read, 100).unref();
  Date.now = () => real() + offsetMs;
}
