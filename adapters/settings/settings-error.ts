/** The settings are not usable; `problems` says all that is wrong, one sentence each. */
export class SettingsError extends Error {
  readonly code = "bad-settings";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(["The settings need mending:", ...problems.map((each) => `  ${each}`)].join("\n"));
    this.name = "SettingsError";
    this.problems = problems;
  }
}
