const list = (words: string): string[] => words.trim().split(/\s+/);

/** Closed-class English words: the frame of a sentence, whatever it is about. */
const grammar = list(`
a an the this that these those some any each every either neither both all no none other another such same own
i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
itself they them their theirs themselves one ones someone somebody something anyone anybody anything everyone everybody
everything noone nobody nothing who whom whose which what whatever whichever when where why how whether
am is are was were be been being do does did doing done have has had having can could will would shall should may might
must ought cannot not never and or but nor so yet if then else than because since although though while whereas unless
until of in on at by for with without about against between among into onto through during before after above below to
from up down out off over under again further once here there upon within across along around behind beside besides
beyond near per toward towards via as like unlike except also too very just only even still already almost quite rather
perhaps maybe really actually basically literally simply
`);

/** Words of address, courtesy and asking: they say that something is asked, not what. */
const courtesy = list(`
please thanks thank hi hello hey ok okay yes yeah oh well hmm um er uh ah lol haha bro dude guys folks sir madam dear
tell give show explain describe let know say ask asking wonder wondering want wanted would like question questions
answer help kindly anyway anyways btw curious quick quickly hear heard guess suppose
heck hell damn darn gosh jeez wow whoa hmmm huh geez yikes welp eh meh nah nope yup yep folk fellow fellows mates
`);

/** Auxiliary nouns and verbs that carry no topic: "is there a way to", "what kind of", "things that get". */
const light = list(`
get gets getting got gotten go goes going gone come comes make makes making made take takes taking took put way ways
thing things stuff kind kinds sort type sorts lot lots bit able possible exactly mean means look looking see try trying
really ever else way anyhow people someone etc eg ie wise now today nowadays usually generally typically normally often
`);

/** Words without a topic of their own. They are marked, never dropped: "how do I do it" is made of nothing else. */
export const stopWords: ReadonlySet<string> = new Set([...grammar, ...courtesy, ...light]);

/** The commonest words of the language, towards which a misspelt short word is corrected first. */
export const functionWords: ReadonlySet<string> = new Set([
  ...grammar,
  ...courtesy,
  ...list(`
  much many more most less least few fewer fewest lots enough several first second third last next previous highest lowest
  best worst better worse big bigger biggest small smaller smallest high higher low lower long longer short shorter
  need needs needed use used using work works working find think thinking start started starting become becoming learn
  learning day days week weeks month months year years time times good bad great new old different difference
  people someone now today really usually often get gets getting got make makes making take takes way ways thing things
  right wrong true false whole half quarter total average between compare compared versus everything list percent
  `),
]);
