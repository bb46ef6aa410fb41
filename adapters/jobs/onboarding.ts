import { jobKinds, type Onboarding } from "../../src/onboarding/index.ts";
import type { ChatAdapter, Logger } from "../../src/ports.ts";
import type { Chore, JobKind } from "./scheduler.ts";

const MEND_EVERY_MS = 300_000;

/** The platform that somebody is to be reached on does not run in this process. */
class OutletError extends Error {
  readonly code = "no-outlet";
}

/** Job kinds that send reminders, milestones and welcomes, each once. */
export function onboardingJobs(
  onboarding: Onboarding,
  adapters: readonly Pick<ChatAdapter, "onboarding">[],
): JobKind[] {
  return Object.values(jobKinds).map((kind) => ({
    kind,
    async run(job) {
      const errand = await onboarding.errand(job);
      if (!errand) return;
      const { contact, prompt, id, again } = errand;
      const outlet = adapters.find((each) => each.onboarding?.platform === contact.platform)?.onboarding;
      if (!outlet) throw new OutletError(`${contact.platform} does not run here; it is tried again later`);
      await outlet.send(contact.reach, prompt, { id, again });
      await onboarding.brought(job);
    },
  }));
}

/** Chore that schedules the jobs which a killed process left unscheduled. */
export function mendingChore(onboarding: Onboarding, logger: Logger): Chore {
  return {
    name: "onboarding",
    everyMs: MEND_EVERY_MS,
    async run() {
      const jobs = await onboarding.mend();
      if (jobs > 0) logger.info({ jobs }, "onboarding: planned what was left unplanned");
    },
  };
}
