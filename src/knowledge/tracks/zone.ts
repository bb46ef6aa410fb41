import { IANAZone } from "luxon";

/** The time zone that a platform names, where there is one of this name. */
export const chosenZone = (name: string | null | undefined): string | null =>
  name && IANAZone.isValidZone(name) ? name : null;
