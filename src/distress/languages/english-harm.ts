import { any, maybe, not, pattern, upTo } from "../words.ts";

const just = maybe(any("just|simply|only|even|really"));
const others = any(
  "friend|colleague|coworker|teammate|brother|sister|son|daughter|partner|wife|husband|mother|father|mom|mum|dad|roommate|classmate|student|mentee|cousin|boss|manager|girlfriend|boyfriend|he|she|they",
);
const means = any("pills|tablets|rope|noose|gun|razor|razors|razor blades|train tracks");
const drug = any(
  "pills|tablets|paracetamol|tylenol|acetaminophen|ibuprofen|aspirin|insulin|opioids|medication|bleach|xanax|painkillers",
);

/** English that speaks of how one would die or be hurt: means and ways, a farewell, fear of oneself, somebody else's. */
export const harm: readonly RegExp[] = [
  pattern(
    any("kill(?:ing)?|hang(?:ing)?|off(?:ing)?|unaliv(?:e|ing)|shoot(?:ing)?|stab(?:bing)?"),
    any("myself|my self"),
  ),
  pattern(
    any("end|ending|ended|take|taking"),
    "my",
    `${maybe("own")}life`,
    not(any("as|in|with|of|insurance|back|savings|easier|seriously|science|sciences|cycle|to the")),
  ),
  pattern(any("take|taking|took|taken"), "an overdose"),
  pattern(
    any("take|taking|took|taken|swallow|swallowed|swallowing"),
    any(
      "a whole|an entire|a full|the whole|all the|all my|all of my|a bunch of|too many|a handful of|\\d{1,3}",
    ),
    upTo(3) + drug,
  ),
  pattern(
    any("burned|burnt|burn|cut|scratched|scratch|punch|punched|hit"),
    "my",
    any("arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|head"),
    any("to feel|with|again|because|\\.|until|and|when"),
  ),
  pattern(any("something"), any("terrible|bad|stupid|horrible|drastic|awful"), "to", any("myself|my self")),
  pattern(
    any("bought|got|have|found"),
    "a",
    any("gun|rope|noose|knife"),
    "to",
    any("end|do it|use on|kill|finish"),
  ),
  // Means and ways
  pattern(
    "i",
    `${upTo(3)}${any("look|looking|stare|staring|think|thinking|eyeing|counting|holding|saving")}`,
    maybe(any("at|of|about|up")) + maybe(any("the|my|a|those|all the")) + means,
    not(any("detection|violence|control|data|dataset|laws|burn|classifier")),
  ),
  pattern(
    any("theres a|there is a|have a|got a|bought a|found a|holding a"),
    any("rope|noose|gun|razor"),
    upTo(6) + any("thinking about it|ready|waiting|next to me|in my hand|use it|is loaded|in my mouth"),
  ),
  pattern(
    any("painless|painlessly|painful|quickest|fastest|easiest|surest|quick|easy|best|pain free"),
    any("way|ways|method|methods"),
    any(
      "to die|of dying|to kill (?:yourself|oneself|myself)|to end (?:your|my|ones|a) life|to commit suicide|to end it all|to overdose",
    ),
  ),
  pattern(
    any("how many|how much|what dose|which dose|what amount"),
    upTo(3) +
      any(
        "pills|tablets|paracetamol|tylenol|acetaminophen|ibuprofen|aspirin|insulin|caffeine|opioids|medication|bleach|xanax|alcohol",
      ),
    upTo(5) + any("lethal|fatal|deadly|kill|kills|die|overdose|not wake|dangerous"),
  ),
  pattern(
    any("ive been|i have been|i keep|i started|ive started|went back to|i am back to|im back to"),
    "cutting",
    any("since|again|\\.|because|lately|to feel|when|and|every (?:night|day)"),
  ),
  pattern(
    "i",
    `${upTo(5)}${any("driv(?:e|ing)|crash(?:ing)?|steer(?:ing)?|walk(?:ing)?|step(?:ping)?|jump(?:ing)?")}`,
    maybe(any("my|the|a")) + maybe(any("car|bike|truck")) + any("into|in front of|off"),
    maybe(any("the|a|an|my")) +
      maybe("oncoming") +
      any("wall|tree|traffic|truck|train|bus|bridge|cliff|road"),
    not(any("data|models?|detection|prediction|forecasting|dataset|signs?|course")),
  ),
  pattern(
    any("thinking of|thinking about|want to|wanna|going to|about to|ready to|feel like|urge to"),
    just + any("jump|jumping"),
    any("\\.|off (?:a|the|my|this|it)|down|and end"),
  ),

  // A farewell, and fear of oneself
  pattern(
    any("written|wrote|writing|write|finished|left"),
    any("my|a"),
    any("suicide note|suicide letter|goodbye notes?|goodbye letters|last letters?|farewell letters|will and"),
    not(any("to (?:my|the|our) (?:team|colleagues|boss|company|manager)", "email")),
  ),
  pattern(
    any("scared|afraid|frightened|worried|terrified|fear"),
    `${upTo(6)}do`,
    any("to myself|myself in|myself harm"),
  ),
  pattern(
    any("dont|do not|not|never|no longer"),
    just + any("feel safe|safe|feeling safe"),
    any("with myself|around myself|from myself|being alone|alone with|by myself|on my own tonight"),
  ),
  pattern(
    any("dont|do not|cant|cannot"),
    "trust myself",
    any("alone|tonight|right now|around|to be alone|not to"),
  ),

  // Somebody else
  pattern(
    others,
    upTo(5) + any("doesnt want|does not want|dont want|no longer wants|no longer want|didnt want"),
    "to",
    any("live|be alive|be here|exist|wake up"),
    any("\\.|any|anymore|and|because|what|how"),
  ),
  pattern(
    others,
    `${upTo(7)}${any("end|ending|ended|take|taking")}`,
    any("his|her|their"),
    maybe("own") + any("life|lives"),
    not(any("insurance|cycles?|sciences?|work|savings|easier|seriously|in")),
  ),
  pattern(
    others,
    upTo(5) + any("want|wants|wish|wishes|rather|threatens|threatened|going"),
    "to",
    any("die|be dead|not be here|disappear forever|end it|overdose"),
    any("\\.|and|because|what|how|but|tonight|i"),
  ),
];
