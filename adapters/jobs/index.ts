/** What is done later or again and again: the scheduler, and its jobs. */

export { digestCalendar, digestJob, makeDigest } from "./digest.ts";
export { mendingChore, onboardingJobs } from "./onboarding.ts";
export { sweepChore } from "./retention.ts";
export { createScheduler } from "./scheduler.ts";
