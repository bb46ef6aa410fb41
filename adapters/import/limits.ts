/** Upper bounds of an import; what exceeds them is skipped, and reported. */
export const importLimits = {
  /** Of one file as it is given; archives and workbooks below have limits of what they unpack to besides. */
  fileBytes: 50_000_000,
  textBytes: 10_000_000,
  /** Of the one file that holds all pages of a Confluence space: it takes twenty times the memory. */
  spaceBytes: 40_000_000,
  archiveBytes: 500_000_000,
  unpackedBytes: 500_000_000,
  /** Of one document that is itself an archive: a workbook, a Word file. */
  documentBytes: 200_000_000,
  files: 20_000,
  folderDepth: 20,
  archiveDepth: 3,
  /** Time and memory that reading one file may take. */
  readMs: 60_000,
  readMegabytes: 1_024,
  cells: 2_000_000,
  columns: 200,
  wordingChars: 300,
  /** The loader refuses more than 200. */
  noteChars: 120,
  /** An answer is read in a chat; the loader refuses more than 20,000 characters or 1,500 marks. */
  answerChars: 8_000,
  answerMarks: 1_000,
  topics: 40,
  keywords: 30,
} as const;
