/** Small words that may stand between the parts of a question. */

/** What may stand between two alternatives: "in A or in B". */
export const alternating = new Set("or the a an in on of for to through by at with from either".split(" "));

/** Behind "or" no thing of its own: "or not", "or more". */
export const noAlternatives = new Set(
  "not so more less fewer higher lower something anything similar".split(" "),
);

/** What may stand between the members of a list. */
export const joining = new Set("and or nor the a an in on of for".split(" "));

/** What may stand between a comparison and its figure. */
export const fillers = new Set(
  "a an the about around roughly of than some only approximately year age mark".split(" "),
);

/** Verbs that hold of everything in a table: they leave nothing out. */
export const lightVerbs = new Set(
  "spread divided hold holds held fit fits come came wait waits grow grows grew stand stands exist exists happen happens happened involve involves belong belongs count counts offer offers sell sells apply applies call called name named use used till".split(
    " ",
  ),
);

/** What follows a verb: "sits in", "ferments at", "emptied on". */
export const linking = new Set("at on in by to from for with a an the under over through".split(" "));

/** What may stand between a comparison and a heading. */
export const filling = new Set("the a an its their than of for in during on at".split(" "));

/** Words that list or compare. */
export const listing = new Set(["and", "or", "vs", "versus", "than", "with", "to", "against"]);

/** Before a name that is meant as it stands. */
export const introducing = new Set("plain title titled called named level row entry position".split(" "));
