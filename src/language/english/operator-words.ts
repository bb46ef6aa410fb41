import type { CueKind } from "./cues.ts";

/** Closed-class phrases of English, by what they ask for. `~` ends a word stem. */
export const phrases: Readonly<Partial<Record<CueKind, string>>> = {
  high: "most; highest; largest; biggest; greatest; maximum; max; maximal; majority; main; mostly; number one; leading; leads; lead; upper; peak; record; at its highest; more than any; the more; above all; primarily; predominantly; dominant; dominates; predominant; chief; biggest share of; the bulk of; bulk",
  low: "least; lowest; smallest; fewest; minimum; min; minimal; minority; lower; rarest; weakest; slightest; tiniest; at its lowest",
  best: "best; better; winner; winning; won; top ranked; favorite; strongest; superior",
  early:
    "earliest; oldest; first; initial; original; firstly; began; beginning; start; starts; older; earlier",
  late: "latest; newest; last; most recent; most recently; final; recent; finally; youngest; newer; later; lastly; end; ends",
  top: "top; at the top; on top; top of; uppermost",
  bottom: "bottom; at the bottom; end of the list",
  more: "more than; over; above; greater than; higher than; larger than; bigger than; longer than; exceed~; exceeding; surpass~; beyond; more; higher; greater; larger; bigger; longer; taller than; upwards of; north of; taller; older than; beats; beat; ahead of; in excess of; outnumber~; bigger share; faster than; heavier than; stronger; wider",
  less: "less than; under; below; fewer than; lower than; smaller than; shorter than; less; fewer; lower; smaller; shorter; short of; younger than; south of; behind; slower than; lighter than; weaker",
  atLeast:
    "at least; at least or equal to; greater than or equal to; more than or equal to; higher than or equal to; equal to or greater than; equal to or more than; equal to or above; equal or greater than; no smaller than; no lower than; not lower than; not smaller than; no less than; no fewer than; not less than; not fewer than; or more; or higher; or above; or greater; or equal; or bigger; or larger; or later; or newer; or older; or dearer; or over; and above; and up; or better; and more; minimum of; a minimum; since; from; starting at; plus; or longer; and over; not under; not below",
  atMost:
    "at most; at most or equal to; less than or equal to; fewer than or equal to; lower than or equal to; smaller than or equal to; equal to or less than; equal to or below; equal or less than; no higher than; not higher than; no larger than; no longer than; no more than; not more than; up to; or less; or fewer; or lower; or smaller; or cheaper; or younger; or lower; or below; or under; maximum of; a maximum; at the most; until; or earlier; no later than; not over; not above; no greater than; or shorter; and under; and below; within",
  between: "between; from; in between; ranging from; ranges from; range of",
  after: "after; following; since; later than; followed; follows; past; subsequent to",
  before:
    "before; prior to; prior; earlier than; previous to; preceding; precedes; preceded; until; ahead of",
  not: "not; no; never; without; isn't; aren't; wasn't; weren't; don't; doesn't; didn't; hasn't; haven't; none; neither; nor; non; lack~; missing; lacks; isnt; arent; wasnt; werent; dont; doesnt; didnt; zero; cannot; cant; un; nothing",
  except:
    "except; but; except for; excluding; other than; besides; aside from; apart from; outside; outside of; beyond; but not; exclude; leaving out; remaining; remainder; rest; other; else; others; not in; not counting; without; all but; beside; everything but; everyone but; anything but; disregarding; ignoring; away from; leave aside; leaving aside; aside; set aside; does not count; doesn't count; do not count; left over; leftover; what is left; remains; excluded; excepted; taking out; rather than; instead of; as opposed to; not counted; not included; left out; is not counted",
  count:
    "how many; number of; count; count of; amount of; total number; total amount; the number; quantity of; how often; numbers of; how man; no of; total of; tally; how big is the list; how long is the list",
  number: "number; numbers; figure; figures; figure for; value",
  total:
    "total; overall; sum; in total; in all; altogether; all together; sum of; combined; grand total; accumulated; cumulative; summed; totals; totaling; totalling; add up; adds up; adding; added; aggregate; summing; put together; taken together; added together; sum up; sums; add; make up; account for; come to; comes to; makes up; collectively; jointly; plus",
  together:
    "combined; together; both; altogether; jointly; in total; collectively; add up; plus; combination; combine; sum; adding; added; put together; taken together; total; as one",
  average: "average; mean; on average; avg; typical; typically; averaged; averages",
  difference:
    "difference; differ~; differences; minus; subtracted; gap; apart; how much more; how many more; how much less; how many fewer; how much higher; how much lower; how much bigger; how much larger; how much smaller; how much longer; margin; separate~; more than; ahead; ahead of; distance; lead over; difference between; spread; increase; grow; grows; rise; rises; raise; gain; gains; jump; jumps; drop; drops; fall; falls; by how much; how much better; how far; extra; change; growth; exceed; exceeds; trail; trails; additional; percentage points; points; how many points; how much greater; how much fewer; how many less; behind; between; subtract; goes up; go up; climb; climbs; surplus",
  ratio:
    "ratio; times as; times more; times the; times bigger; times larger; times higher; twice; double; triple; how many times; proportion of; factor; times greater; multiple of; times; half; thrice; relative to; fold; times smaller; for each; for every; for one; to each; to every; to one; on one; per one",
  next: "next; after; following; followed; follows; below; right after; directly after; immediately after; succeed~; beneath; comes after; came after; subsequent; directly below; right below; later; succeeded; afterwards; then; next to",
  previous:
    "previous; before; prior; prior to; preceding; preceded; above; right before; directly before; just before; previously; directly above; right above; previous to; comes before; came before; ahead of; predecessor; earlier",
  list: "list; name; show; give; enumerate; tell; display; mention; which are; what are; provide; all; every; identify; state; names; listing; present; outline; overview; each; what were; who are; who were; which were; call out; find; recite",
  sort: "rank; sort; order; ordered; sorted; ranked; ranking; arrange; from highest to lowest; from lowest to highest; ascending; descending; from largest to smallest; from smallest to largest; from most to least; from least to most; largest first; smallest first; highest first; lowest first; biggest first; in order of; in order; into order; line up; leaderboard; top to bottom; alphabetically; alphabetical; alphabetical order; in alphabetical order; by name; order by; sort by; by size; largest to smallest; smallest to largest; highest to lowest; lowest to highest; biggest to smallest; most to least; least to most; downwards; upwards; increasing; decreasing; in descending order; in ascending order",
  rank: "rank; place; position; ranked; ranking; ranks; placed; rank of; which place; what place; which position; what position; stand; stands; come in; comes in; place does; spot; step",
  or: "or; versus; vs; vs.; compared to; compared with; compare; comparison; than; rather than; against; compares; comparing; between; side by side; contrast; relative to; head to head; next to",
  same: "same; equal; as many as; identical; shares; share the same; equals; as much as; equally; tied; tie; matching; similar; alike; the same; likewise",
  only: "only; just; sole; exactly; solely; single; exclusively; alone; nothing else; one",
  each: "each; every; per; respectively; by; individual; individually; for all; for each; for every; apiece",
  consecutive: "consecutive; consecutively; in a row; straight; streak; successive",
  common:
    "most common; most often; most frequent; most frequently; most popular; commonly; commonest; most times; the most; frequent; popular; usual; repeated; often; usually; frequently; common; more than once; multiple; multiple times; widespread; typical; prevalent; mostly; predominant; most likely; popularity; appear; occur; appears; occurs; listed the most; majority",
  times: "times; how many times; time; occasions; twice; once; how often; occurrences; occurrence; different",
  part: "share; percentage; percent; proportion; portion; fraction; part; percentages; shares; slice; per cent; pct; how many percent; rate; quota; slice; piece; chunk; cut of",
  many: "many; several; multiple; two; three; both; few; various; pair; couple; four; five",
  who: "who; whose; whom; who's; whos; person; which person",
  when: "when; what year; which year; what date; which date; what month; which month; what day; which day; what time; year; date; what years; since when; which years; at what time; month; day; by when; in which year; in what year",
  where:
    "where; which place; what place; which city; what city; which country; what country; what location; which location; what venue; which venue; whereabouts; located; in which city; at which place; what state; which state; location; place; city; venue; held",
  which: "which; which of; which one; which ones",
  what: "what; what's; whats; what is; what was; what's the",
  howMuch:
    "how much; how high; how large; how big; cost; price; costs; how expensive; earn; earns; pay; worth; how strong",
  howLong:
    "how long; how old; how tall; how far; how fast; how deep; how wide; how heavy; how early; how late; how short; how young; duration; length; how many years; how many days; how many months; how many hours; years",
  yesNo: "is; are; was; were; do; does; did; has; have; had; can; could; will; would; true",
  extent:
    "half; more than half; less than half; majority; most of; quarter; a third; third; two thirds; minority; three quarters; a quarter; over half; under half; a half; fifth; tenth",
  whole:
    "all; entire; whole; everyone; everything; in full; complete; table; overall; the table; full; chart; list",
  and: "and; as well as; both; along with; together with; plus; with",
  describe:
    "tell me about; show me; describe; overview; explain; summary; summarize; summarise; details; breakdown; distribution; break down; split; how are; table; distributed; look like; what do you know about; give me; info; information; detail; statistics; stats; data; elaborate; what about",
  has: "has; have; had; with; having; contain~; include~; contains; includes; which has; that has; featuring; using; use; uses; used; involving; involve; involves; mention; mentions",
  listed:
    "listed; list; chart; table; mentioned; shown; on the list; in the table; on this chart; on the chart; displayed; named; this list; this chart; this table; here; given; included; appear; recorded; registered; counted; known; document; documents; source; sources; article; overview; knowledge; data; entries; rows; row",
  money:
    "earn; earns; earned; earning; pay; pays; paid; cost; costs; price; priced; worth; budget; money; expensive; cheap; dollars; rake in; take home; make a year; make per year; make on average; charge; charges; bring home; pull down; get paid; be paid",
  percent:
    "percent; percentage; per cent; pct; share; proportion; fraction; how many percent; in percent; portion; quota",
  middle: "midpoint; middle; center; centre; halfway; midway; mid point",
  disagree:
    "differ; differs; different; disagree; disagrees; disagreement; agree; agrees; consistent; inconsistent; contradict; contradicts; contradiction; contradictory; conflict; conflicts; conflicting; mismatch; match; two figures; two numbers; two different; two values; which is it; which is right; which is correct; both right; discrepancy; compatible; inside; within",
  newest: "latest; newest; most recent; most recently; recent; youngest; current",
  oldest: "earliest; oldest; original; older; earlier",
  won: "won; win; wins; winning; victory; victories; winner; beat; defeated",
  lost: "lost; lose; loss; losses; losing; loses; defeat; defeats",
  month: "month; months",
  year: "year; years; season; seasons",
  lowEnd:
    "lower bound; lower end; low end; floor; bottom; bottom end; minimum; start; starts; begin; begins; from; lower limit; lower; at the low end; starting; lowest",
  highEnd:
    "upper bound; upper end; high end; ceiling; top; top end; maximum; cap; capped; upper limit; upper; at the high end; up to; tops out; peak; limit; highest",
  width:
    "how wide; width; span; spread; spans; wide; range between; how broad; distance between; size of the range",
};
