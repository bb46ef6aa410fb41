/**
 * Slack's limits. Where its documents and its behaviour disagree, the smaller number. Lengths are UTF-16 code
 * units, as Slack's own clients count them.
 */
export const slackLimits = {
  blocksInMessage: 50,
  blocksInView: 100,
  /** Everything that is written in a message's blocks: refused near 13,200. */
  messageChars: 12_000,
  /** `text` is cut at 40,000. */
  fallbackChars: 39_000,
  sectionText: 3_000,
  header: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  url: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  imageText: 2_000,
  tableRows: 100,
  tableColumns: 20,
  tableChars: 10_000,
  modalTitle: 24,
  privateMetadata: 3_000,
  optionText: 75,
  optionValue: 150,
  selectOptions: 100,
  inputText: 3_000,
  suggestedPrompts: 4,
} as const;
