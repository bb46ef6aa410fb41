import { any, type DistressWording, maybe, not, pattern, upTo } from "../words.ts";
import { harm as harmed } from "./english-harm.ts";
import { indirect } from "./english-indirect.ts";

const i = any("i|im|ive|i am|i have|id|ill|iam");
const very = `(?:${any("so|really|very|been|just|also|completely|totally|always|still|often|sometimes|being|feeling|kind of|kinda|extremely|deeply|constantly|honestly|seriously|now|again|becoming|getting|quite|a bit|pretty")} ){0,3}`;
const wish = any(
  "want(?:ed)?(?: to| too)?|wanna|wnat to|wan(?:t|) 2|going to|gonna|will|ill|id|should|could|might|may|must|have to|need to|plan(?:ning)? to|ready to|about to|like to|rather|wish to|try to|tried to|trying to|decided to|just|to",
);
const self = any("myself|my self|my selfe|myslef");
const harm = any(
  "kil+|kiling|killing|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|hang(?:ing)?|drown(?:ing)?|shoot(?:ing)?|poison(?:ing)?|off(?:ing)?|unaliv(?:e|ing)|burn(?:ing)?|stab(?:bing)?|murder(?:ing)?",
);
const suicide = any("suicide|sucide|suiside|suicid|suicied");
const suicidal = any("suicidal|sucidal|suicidle|suisidal");
const others = any(
  "friend|colleague|coworker|co worker|teammate|brother|sister|son|daughter|partner|wife|husband|mother|father|mom|mum|dad|roommate|classmate|student|mentee|boss|manager|girlfriend|boyfriend|he|she|they|someone i know|somebody i know",
);
const theirs = any("himself|herself|themselves|themself|him self|her self");

/** English. Each line is one way of saying it; the tests hold them against harmless sentences of the same words. */
export const englishDistress: DistressWording = {
  locale: "en",
  harmless: [
    // Laughing, boredom, embarrassment: nobody dies of them.
    pattern(
      any("die|died|dying|kill myself|killing myself|dead"),
      any(
        "laughing|of laughter|of boredom|of embarrassment|of curiosity|of shame|inside from cringe|to know|to learn|to try|to see|to meet|for a|for this|for that",
      ),
    ),
    pattern(
      any("rather"),
      any("die|kill myself|shoot myself"),
      "than",
      `(?!${any("live|living|go on|going on|keep|be alive|being alive|continue|wake|face|exist")})[^ .]{1,30}`,
    ),
    pattern(any("shoot(?:ing)?|shot"), "myself in the foot"),
    pattern(
      any("cut(?:ting)?"),
      "myself",
      any("some slack|a slice|off from|short|out of|a break|shaving|while|when|on paper"),
    ),
    pattern(
      any("hurt(?:ing)?|harm(?:ing)?|kill(?:ing)?|burn(?:ing)?"),
      "my",
      any(
        "chances|career|cv|resume|salary|prospects|reputation|process|job|pod|session|terminal|script|container",
      ),
    ),
    pattern(any("burn(?:ing)?"), "myself out"),
    pattern("(?:me|myself)", any("off guard|up for|on the|a message|an email")),
    // Work and sport are hard on everybody.
    pattern(any("trying|tries|tried|going|gonna"), `${maybe("to")}kill me`),
    pattern("killing myself", any("working|studying|at work|for work|to pay|to meet|to finish")),
    pattern(any("pills|tablets|medication"), any("out of the|out of my|away")),
    // What a program does to itself, and what a story or a data set holds.
    pattern(
      any("process|script|pod|job|program|thread|container|server|function|command|service|worker"),
      upTo(4),
      any("kill|kills|killing|restart"),
      any("itself|myself"),
    ),
    pattern(
      suicide,
      any(
        "prevention|detection|risk|rate|rates|prediction|squad|hotline|data|dataset|datasets|notes|statistics|posts|classifier|classification|screening|research|burst|bomber|doors",
      ),
    ),
    pattern(
      any(suicidal, "self harm"),
      any(
        "ideation detection|ideation dataset|ideation data|ideation in|posts|post|content|detection|text|texts|tweets|language|users|patients|messages|comments|dataset|moderation|classifier",
      ),
    ),
    pattern(
      any("do not|dont|didnt|never|would not|wouldnt|without"),
      maybe(any("want|wanna|wanting")) +
        maybe("to") +
        any("die|kill myself|hurt myself|dying|killing myself"),
      any("poor|young|alone|over|trying|with"),
    ),
    pattern("not", maybe(any("at all|actually")) + suicidal),
    pattern("life is", any("too short|hard but|good")),
    pattern("end", any("my life as|of life|of my life as")),
    pattern("lost all hope", any("in|of|that|for")),
    pattern("like dying", any("my hair|my|it|the|for|to")),
    pattern(any("market|industry|field|meeting|project|codebase|company"), `${upTo(2)}be better without me`),
    pattern("hopeless", any("at|with|in|romantic|about my|case of|bug|code")),
    pattern(any("worthless|useless"), any("at|feature|features|metric|degree|without|in this|for this")),
    pattern("depressed", any("salaries|salary|market|wages|prices|area|region|key|button|state")),
  ],
  despair: [
    // I want to kill myself · thinking about hurting myself · should I just kill myself
    pattern(wish, maybe("just") + maybe("to") + harm, self),
    pattern(
      any(
        "thinking|think|thoughts|thought|dream|dreaming|fantasi[sz]ing|urge|urges|close|considering|planning|idea|scared|afraid|keep|started|start|been|stop|consider|feel like",
      ),
      maybe(any("about|of|to|im going to|i might|i will")) + harm,
      self,
    ),
    pattern(i, maybe("just") + any("cut|hurt|harm|burn"), "myself"),
    pattern(
      "how",
      any("do i|can i|to|should i|would i"),
      upTo(2) + any("kill|hang|drown|poison|unalive"),
      "myself",
    ),
    pattern("(?:im|i am)", any("killing|cutting|harming|hurting"), "myself"),
    // "The reports kill me" is a sigh: somebody has to be asked or wished to do it.
    pattern("kill me", any("please|now")),
    pattern(any("just|please|someone|somebody|anyone|would|could|to|god|and"), "kill me"),
    pattern(any("kms|unalive myself")),
    pattern(
      any(i, "been|started|starting|keeps?|stop|was|is"),
      very + any("self harming|self harmed"),
      not(any("behaviou?rs?|agents?|content|posts?")),
    ),
    // I want to die · wish I were dead · wish I had never been born
    pattern(
      any(
        "want to|want too|wanna|wnat to|want 2|wish i could|wish i would|ready to|going to|hope i|prefer to|rather|just|let me|wanted to",
      ),
      `${maybe("just")}die`,
      any(
        "\\.|and|because|so|if|but|i|every|tonight|today|now|please|in my|right|already|than|when|soon|sometimes|over",
      ),
    ),
    pattern(
      any("wish|wished|hope"),
      upTo(2) + any("i was|i were|i am|i would be|to be|myself"),
      any("dead|not alive|gone forever|never born|not born"),
    ),
    pattern(
      any("wish|wished"),
      `${upTo(1)}i`,
      any("had never been|was never|were never|wasnt|werent|hadnt been|had not been|never was"),
      any("born|alive|here"),
    ),
    pattern(
      any("better off|be better"),
      any("dead|without me|if i was dead|if i were dead|if i wasnt here|if i was gone|if i died"),
    ),
    // suicide, in the first person
    pattern(i, very + suicidal),
    pattern(
      "i",
      upTo(4) + maybe("feel") + suicidal,
      any("\\.|and|because|again|thoughts|ideation|since|all|today|tonight|lately|for|but|after"),
    ),
    pattern(
      any("my|having|have|had|with|get|getting"),
      maybe(any("had|strong|constant|recurring|some|these|more|been having")) + suicidal,
      any("thoughts|ideation|feelings|urges"),
    ),
    pattern(
      any(i, "my"),
      upTo(5) +
        any(
          "commit|committing|commiting|comit|attempt|attempting|attempted|contemplating|considering|thinking about|thinking of|think about|think of|planning|thoughts of|option is|way out is",
        ),
      maybe("about") + suicide,
    ),
    pattern(any("commit|comit"), suicide, any("because|if|tonight|today|tomorrow|now")),
    // ending it
    pattern(
      any(wish, "thinking about", "thinking of", "think about", "considering"),
      maybe(any("to|just|about|of")) + any("end|ending"),
      any("my life|it all|everything|my own life|my existence|my suffering"),
    ),
    pattern(
      any("take|taking|took"),
      "my",
      `${maybe("own")}life`,
      any("\\.|because|tonight|and|today|if|i|but"),
    ),
    pattern(
      any("jump|jumping|throw myself|step"),
      any("off|from|in front of|under|out of"),
      `(?:a|the|my) ${any("bridge|roof|building|train|window|cliff|balcony|truck")}`,
    ),
    pattern(i, upTo(3) + any("overdose|overdosing|hang a noose|tie a noose")),
    pattern(
      any("take|took|swallow|swallowed"),
      "all",
      maybe("of") + any("my|the"),
      any("pills|tablets|medication"),
    ),
    pattern(any("slit|cut|cutting|slitting"), "my wrists"),
    // not wanting to live
    pattern(
      any(
        "dont want|do not want|dont wanna|no longer want|no longer wish|never want|not want|dont wish|didnt want|dont even want",
      ),
      maybe("to") +
        any(
          "live|be alive|exist|be here|wake up|be in this world|be on this earth|go on living|keep living|carry on living",
        ),
      not(any("in|with|far|off|at|abroad|near|late|early|when|under")),
    ),
    pattern(
      any("no|any|single"),
      any("reason|point|will|purpose|sense|desire"),
      any(
        "to live|in living|to go on|to keep going|to be alive|to stay alive|in going on|in life|in my life|for living|to wake up",
      ),
    ),
    pattern(
      any(
        "whats the point of|what is the point of|whats the point in|what is the point in|see no point in|dont see the point of|dont see the point in",
      ),
      any("living|life|being alive|existing|going on|anything|my life"),
      any("\\.|any|anymore|if|when|like|i"),
    ),
    pattern(
      any("nothing|nothing left|nothing more"),
      any("to live for|worth living for|matters any more|matters anymore|makes sense anymore"),
    ),
    pattern(
      any("my life|life|living"),
      any(
        "is not worth|isnt worth|is no longer worth|not worth|isnt worth it|is worthless|is meaningless|is pointless|is over|is ruined|feels meaningless|feels pointless|has no meaning|has no purpose|has no point|makes no sense",
      ),
      maybe(any("living|it")) + any("\\.|any|anymore|any more|and|because|for|to|i|if|now|since|without"),
    ),
    pattern(
      any("tired of|sick of|done with|give up on|giving up on|given up on|hate|fed up with"),
      any("living|life|my life|being alive|existing|my existence"),
      not(any("in|with|as a student|at|out of|from|on|science|sciences|insurance|cycle|cycles")),
    ),
    pattern(
      any("cant|cannot|can not|couldnt|can no longer|cant even"),
      any(
        "go on|keep going|carry on|take it|take this|do this|bear it|bear this|stand it|live like this|live|cope|do it|take life|handle this|handle it|face another day",
      ),
      maybe(any("with this life|living|like this")) + any("any more|anymore|any longer|with my life"),
      any("i|\\.|and|it|everything|my|please|nobody|because|so"),
    ),
    pattern(
      any("cant|cannot|can not|couldnt|can no longer"),
      any("go on|keep going|carry on|bear it|bear this|live like this|cope|face another day|bear life"),
      "\\.",
    ),
    // despair and worthlessness
    pattern(
      i,
      maybe("feel") +
        very +
        any(
          "hopeless|worthless|desperate and alone|empty inside|numb inside|dead inside|in despair|despairing|broken inside|severely depressed|depressed",
        ),
    ),
    pattern(
      "i",
      `${upTo(3)}feel`,
      very +
        any(
          "hopeless|worthless|empty inside|dead inside|like dying|like giving up on life|like ending it|like disappearing|depressed",
        ),
    ),
    pattern(
      "feel like",
      any(
        "dying|ending it|ending it all|disappearing|killing myself|a burden|giving up on life|nothing matters",
      ),
    ),
    pattern(
      "i",
      maybe("really") + any("hate|loathe|despise"),
      any("myself|my self|being me"),
      not(any("for not|when i")),
    ),
    pattern(
      any("nobody|no one|noone|no body"),
      any("would|will|wil|d"),
      any("miss me|care if i|notice if i|cry for me|even notice if i"),
    ),
    pattern("(?:im|i am)", `${maybe(any("just|only|such"))}a burden`, any("to|on|for|\\.")),
    pattern(
      any("want to|wanna|wish i could|wish to"),
      maybe(any("just|simply")) +
        any(
          "disappear|vanish|sleep forever|never wake up|not exist|not wake up|stop existing|cease to exist",
        ),
      not(any("from linkedin|from social|from the")),
    ),
    pattern(
      any(
        "lost all hope|there is no hope|theres no hope|no hope left|no hope for me|lost the will to live|lost my will to live|see no way out|no way out of this life|no other way out|at the end of my rope",
      ),
    ),
    pattern(
      any("this is my|this is a"),
      any("last message|goodbye|suicide note|final goodbye|final message"),
    ),
    pattern(any("goodbye"), any("world|cruel world|forever")),
    // somebody else
    pattern(others, upTo(6) + any("kill|killing|hurt|hurting|harm|harming|cut|cutting"), theirs),
    pattern(
      others,
      upTo(4) +
        any(
          "wants to die|want to die|is suicidal|are suicidal|feels suicidal|has suicidal thoughts|tried to commit suicide|attempted suicide|talks about suicide|talking about suicide|wants to end it all|wants to commit suicide|might be suicidal",
        ),
    ),
    ...harmed,
    ...indirect,
  ],
};
