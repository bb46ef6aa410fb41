const totalName =
  /^(?:(?:grand |sub ?|overall )?totals?|sum|overall|altogether|all(?: \p{L}+)?|(?:total|sum) (?:of|for) .+|.+ (?:sub ?)?total)$/iu;
const sureName = /^(?:(?:grand |sub ?|overall )?totals?|sum)$/i;

/** Whether a row is called like one that adds up others; "All ages" may also be a row of its own. */
export const isTotalName = (name: string): boolean => totalName.test(name.trim());

/** Whether the name of a row leaves no doubt that it adds up others. */
export const isSureTotal = (name: string): boolean => sureName.test(name.trim());
