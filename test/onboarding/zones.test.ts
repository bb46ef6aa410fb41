import { describe, expect, it } from "vitest";
import { zoneIn } from "../../src/onboarding/time-zone.ts";
import {
  isWorkingTime,
  morningOf,
  nextWorkingTime,
  workingMorning,
} from "../../src/onboarding/working-time.ts";
import { zoneLabel } from "../../src/onboarding/zones.ts";

describe("a time zone in words", () => {
  it.each([
    ["time zone Europe/Berlin", "Europe/Berlin"],
    ["my timezone is new york", "America/New_York"],
    ["timezone: Eastern", "America/New_York"],
    ["time zone PST", "America/Los_Angeles"],
    ["my time zone is India", "Asia/Kolkata"],
    ["time zone the UK.", "Europe/London"],
    ["time zone UTC+2", "Etc/GMT-2"],
    ["time zone GMT-05:00", "Etc/GMT+5"],
    ["time zone utc +5:30", "Asia/Kolkata"],
    ["time zone UTC", "UTC"],
    ["time zone Mars", null],
    ["time zone UTC+99", null],
    ["what is a time zone?", null],
  ])("%j is %s", (typed, zone) => expect(zoneIn(typed)).toBe(zone));

  it("is shown as people count it", () => {
    expect(zoneLabel("Etc/GMT-2", 0)).toBe("UTC+2");
    expect(zoneLabel("Etc/GMT+5", 0)).toBe("UTC-5");
  });
});

describe("days off", () => {
  const dubai = { from: 9, until: 17, weekend: [5, 6], holidays: ["2026-12-02"] };
  const at = (text: string) => Date.parse(`${text}+04:00`);

  it("are those of the place", () => {
    expect(isWorkingTime(at("2026-11-27T10:00"), "Asia/Dubai", dubai)).toBe(false);
    expect(isWorkingTime(at("2026-11-29T10:00"), "Asia/Dubai", dubai)).toBe(true);
    expect(isWorkingTime(at("2026-12-02T10:00"), "Asia/Dubai", dubai)).toBe(false);
  });

  it("are passed over, in both directions", () => {
    expect(nextWorkingTime(at("2026-12-01T18:00"), "Asia/Dubai", dubai)).toBe(at("2026-12-03T09:00"));
    expect(workingMorning(at("2026-12-01T10:00"), 2, "Asia/Dubai", dubai)).toBe(at("2026-12-06T09:00"));
    expect(morningOf("2026-12-02", "Asia/Dubai", dubai)).toBe(at("2026-12-01T09:00"));
  });

  it("that never end do not keep anybody for ever", () => {
    const never = { ...dubai, weekend: [1, 2, 3, 4, 5, 6, 7] };
    expect(nextWorkingTime(at("2026-12-01T10:00"), "Asia/Dubai", never)).toBeGreaterThan(0);
  });
});
