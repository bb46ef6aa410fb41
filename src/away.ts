/** Whether something failed because the store does not answer at the moment; it will again. */
export const isAway = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === "away";

/** What `work` gives, or `otherwise` while the store is away: for what an answer can do without. */
export async function unlessAway<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAway(error)) return otherwise;
    throw error;
  }
}
