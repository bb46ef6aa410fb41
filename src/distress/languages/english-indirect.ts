import { any, maybe, not, pattern, upTo } from "../words.ts";

const i = any("i|im|ive|i am|i have|id|ill|i will");
const just = maybe(any("just|simply|only|even|really"));
/** A place or a company after these words makes them harmless. */
const elsewhere = any("in|with|at|near|off|out|abroad|here|from|of|on|under");
const here = any("here|around|alive|there|born");
const gone = any("gone|dead|no longer here|no longer around|no longer alive|not here|not around|not alive");
const endOfThought = any(
  "\\.|and|or|so|because|i|now|but|forever|for good|please|already|to me|tonight|today",
);

/** If I were gone · when I'm not here · if I didn't exist · once I died */
const ifGone = `${any("if|when|once|after")} i ${just}${any(
  `${any("was|were|am|would be|had")} ${gone}`,
  `${any("wasnt|werent|am not|was not|were not")} ${here}`,
  "(?:didnt|did not|dont|no longer) exist(?:ed)?",
  "died|die|disappeared|vanished|killed myself|stopped existing|jumped",
)} ${not(any("for|on|from|in|at|with"))}`;

/** English without the wish to die in so many words: being gone, no reason to go on, thoughts of death. */
export const indirect: readonly RegExp[] = [
  // Being gone. Everyone would be relieved if I was dead · would anyone care if I died · I won't be around much longer
  pattern(
    any(
      "better|happier|easier|simpler|relieved|glad|fine|best|care|cares|notice|miss|missed|cry|mind|sad|remember|matter|matters|wonder",
    ),
    upTo(4) + ifGone,
  ),
  pattern(any("until|till|when|once|wish|hope|if"), any("im|i am|i was|i were|ill be"), "dead"),
  pattern(any("im|i am|ill be|i will be"), "dead", any("inside|soon|anyway|then")),
  pattern(any("want to|wanna|wish to|rather|should|ought to|deserve to"), `${just}be dead`),
  pattern(
    "i",
    `${upTo(2)}${any("wont|will not|wouldnt|dont think ill|dont think i will|doubt ill|might not|may not")}`,
    "be",
    any("around|alive|on this earth|in this world"),
    any("much|for long|to see|any|anymore|when|\\.|by|tomorrow"),
  ),
  pattern(
    any("should|could|might|want to|wanna|will|ill|better"),
    just + any("vanish|disappear"),
    any("\\.|for good|forever|and|so|because|without|off the"),
  ),
  pattern(
    any("leave|leaving|exit|depart|quit"),
    any("this|the"),
    any("world|earth|planet|life"),
    not(any("of|sciences?|insurance|cup|bank|wide")),
  ),
  pattern(any("want|need|wish for|looking for a way"), "out of", any("this life|my life|life|existence")),
  pattern(
    any("wish|wished|want|wanna|hope|hoped|pray|prayed"),
    upTo(9) + any("never|not|hadnt|didnt|dont|wont|wouldnt|dont have to|didnt have to"),
    just + any("wake|woken|woke|waken|wakes"),
    any("up|again"),
  ),
  pattern(
    "i",
    `${upTo(5)}${any("stop|cease|quit")}`,
    any("existing|living|being alive|breathing|to exist"),
    not(elsewhere),
  ),
  pattern(
    any("want|wanna|need|wish|waiting for|make"),
    upTo(3) +
      any(
        "it all|pain|hurt|hurting|suffering|everything|all of this|all this|thoughts|voices|this life|misery",
      ),
    maybe(any("to|would|will|just")) + any("stop|end|be over|go away|cease"),
    endOfThought,
  ),
  pattern(
    any("plan|planning|going|want|ready|decided|have|need"),
    "to end",
    any("things|this"),
    any("tonight|today|now|soon|tomorrow|forever|for good|once and for all"),
  ),

  // Why go on
  pattern(
    any("why|reason|how|point"),
    upTo(4) + any("keep|keep on|go on|continue|carry on|stay|be|still"),
    any("living|alive|existing|breathing"),
    not(elsewhere),
  ),
  pattern(
    any("cant|cannot|can not|can no longer|couldnt"),
    just + any("do|take|handle|face|bear|stand|deal with"),
    any("life|living|this life|my life|being alive|existing"),
    not(any("sciences?|insurance|cycles?", elsewhere)),
  ),
  pattern(
    any("death|dying|suicide|ending it|being dead|to die"),
    upTo(3) + any("only|best|last|easiest|one"),
    upTo(1) + any("option|way|answer|choice|solution|escape|exit"),
  ),
  pattern(
    any("only|best|last|easiest"),
    upTo(1) + any("option|way|way out|answer|choice|solution|escape"),
    `${upTo(2)}${any("is|seems|be")} ${any("death|dying|to die|suicide|to end it")}`,
  ),
  pattern(i, `${upTo(3)}deserve to`, any("live|be alive|exist|die|breathe|suffer"), not(elsewhere)),
  pattern(
    any("everything|it all|all of it|life"),
    any("is|feels|seems|has become"),
    upTo(2) + any("pointless|meaningless|hopeless|worthless"),
    endOfThought,
  ),
  pattern("nothing matters", any("\\.|any|anymore|now|to me|and")),
  pattern(
    "(?:nobody|no one|noone)",
    any("needs|loves|cares about|would miss"),
    "me",
    not(any("to|for|as|at|on|with|in|when|because")),
  ),
  pattern(i, `${upTo(3)}never`, any("be|feel"), any("happy|okay|ok|fine|alive"), "again"),
  pattern(any("cant|cannot|dont|couldnt"), "stop crying"),
  pattern(any("cry|crying"), any("myself to sleep|every night|every day|all night|all day|all the time")),
  pattern(
    "i",
    `${upTo(2)}feel`,
    upTo(2) + any("empty|numb|hollow|broken"),
    any("\\.|and|inside|all the time|every|since|because"),
  ),
  pattern(any("never"), any("have been born|been born|have existed")),
  pattern(
    any("hope|wish|pray"),
    upTo(3) + any("bus|car|truck|train|lorry"),
    any("hits|hit|kills|runs over|would hit|runs"),
    "me",
  ),
  pattern(any("hope|wish"), "i", any("get|got|would get"), any("hit|run over|killed|struck")),
  pattern(any("want|wanted"), "to", any("be with|join"), "my", any("dead|late")),
  pattern(any("want it|want this"), any("over with|to be over"), endOfThought),
  pattern(
    any(
      "no future for me|its over for me|it is over for me|everything is over for me|waste of oxygen|worth nothing to",
    ),
  ),
  pattern(
    any("im|i am|feel like"),
    just + any("a waste of space|worth nothing|nothing i am|nothing im|a mistake to be alive"),
  ),
  pattern(any("everyone|everybody"), "hates me", any("and|\\.|so|because")),
  pattern(
    any("my existence|my being here"),
    any("is|feels|seems"),
    upTo(1) + any("pointless|worthless|meaningless|useless|a mistake"),
  ),
  pattern("life", just + any("isnt|is not"), "for me"),
  pattern(any("giving up on|give up on|given up on"), any("everything|myself|living|it all"), endOfThought),
  pattern("hate waking up", any("each|every"), any("day|morning")),
  pattern(
    any("cant|cannot|can not"),
    `${just}live with`,
    any("this|the|my"),
    any("shame|guilt|pain|grief|sorrow"),
  ),
  pattern(
    any("too weak|too tired|no strength|no energy|not strong enough|no courage|no power|exhausted"),
    upTo(2) + any("to live|to keep living|to go on|to keep going|to carry on|to exist|for life"),
    not(elsewhere),
  ),
  pattern(
    any("dont know|not sure|no idea"),
    any("how much longer|how long|if|whether"),
    "i",
    any("can|ill|will"),
    just + any("hold on|go on|keep going|carry on|last|hang on|survive this|live"),
    any("\\.|any|anymore|like|and|with"),
  ),
  pattern(
    any("cant|cannot|dont|not|wont"),
    upTo(3) + any("make|making"),
    "it through",
    any("this|the|another|tonight"),
    any("night|day|week|month|winter|year|\\."),
  ),
  // Thoughts of death
  pattern(
    any(
      "think|thinking|dream|dreaming|fantasi[sz]e|fantasi[sz]ing|imagine|imagining|obsess|obsessing|thoughts",
    ),
    maybe(any("a lot|only|often|always")) + maybe(any("about|of")),
    any("death|dying|my death|my own death|my funeral|my own funeral|not existing|not being here|being dead"),
    not(any("relus?|neurons?|star|march|valley|rates?|units?|out|languages?|kernels?")),
  ),
  pattern(
    any("death|dying|being dead"),
    any("would|will|must|seems|feels"),
    upTo(2) + any("relief|better|easier|peace|release|escape|peaceful|mercy"),
  ),
];
