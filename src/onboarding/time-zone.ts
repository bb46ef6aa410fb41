import { chosenZone } from "../knowledge/index.ts";

/**
 * What people call a time zone, by the place that keeps it: names and abbreviations, and countries that have one zone
 * or nearly all of whose people live in one. Lower case, words apart by a space.
 */
const called: Readonly<Record<string, string>> = {
  "America/New_York": "eastern|eastern time|est|edt|et|us east|east coast",
  "America/Chicago": "central|central time|cst|cdt|ct",
  "America/Denver": "mountain|mountain time|mst|mdt|mt",
  "America/Los_Angeles": "pacific|pacific time|pst|pdt|pt|us west|west coast|california",
  "America/Sao_Paulo": "brazil|brt",
  "America/Argentina/Buenos_Aires": "argentina",
  "America/Bogota": "colombia",
  "America/Mexico_City": "mexico",
  "Europe/London": "uk|united kingdom|england|britain|bst|scotland|wales",
  "Europe/Lisbon": "portugal|wet",
  "Europe/Dublin": "ireland",
  "Europe/Berlin": "germany|central european|central european time|cet|cest|mez",
  "Europe/Paris": "france",
  "Europe/Madrid": "spain",
  "Europe/Rome": "italy",
  "Europe/Vienna": "austria",
  "Europe/Zurich": "switzerland",
  "Europe/Amsterdam": "netherlands|holland",
  "Europe/Brussels": "belgium",
  "Europe/Warsaw": "poland",
  "Europe/Stockholm": "sweden",
  "Europe/Oslo": "norway",
  "Europe/Copenhagen": "denmark",
  "Europe/Prague": "czechia|czech republic",
  "Europe/Athens": "greece|eastern european|eet|eest",
  "Europe/Helsinki": "finland",
  "Europe/Bucharest": "romania",
  "Europe/Kyiv": "ukraine",
  "Europe/Istanbul": "turkey",
  "Africa/Cairo": "egypt",
  "Africa/Lagos": "nigeria|wat",
  "Africa/Nairobi": "kenya|eat",
  "Africa/Johannesburg": "south africa|sast",
  "Asia/Jerusalem": "israel",
  "Asia/Dubai": "uae|united arab emirates|emirates",
  "Asia/Riyadh": "saudi arabia",
  "Asia/Karachi": "pakistan|pkt",
  "Asia/Kolkata": "india|ist",
  "Asia/Dhaka": "bangladesh",
  "Asia/Bangkok": "thailand",
  "Asia/Ho_Chi_Minh": "vietnam",
  "Asia/Singapore": "sgt",
  "Asia/Manila": "philippines",
  "Asia/Shanghai": "china",
  "Asia/Tokyo": "japan|jst",
  "Asia/Seoul": "korea|south korea|kst",
  "Australia/Sydney": "aest|aedt|australian eastern",
  "Pacific/Auckland": "new zealand|nzst",
  UTC: "utc|gmt|zulu",
};

const byName = new Map(
  Object.entries(called).flatMap(([zone, names]) => names.split("|").map((name) => [name, zone] as const)),
);

/** Places that keep an offset of half or quarter hours all year. */
const offHours: Readonly<Record<string, string>> = {
  "+3:30": "Asia/Tehran",
  "+4:30": "Asia/Kabul",
  "+5:30": "Asia/Kolkata",
  "+5:45": "Asia/Kathmandu",
  "+6:30": "Asia/Yangon",
  "+9:30": "Australia/Darwin",
};

/** `utc+2`, `gmt -05:00`, `+5:30`: a zone that keeps this offset; its own names count the other way round. */
function offsetZone(name: string): string | null {
  const [, sign, hours, minutes = "00"] =
    /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?(?: hours?)?$/.exec(name) ?? [];
  if (sign === undefined) return null;
  const hour = Number(hours);
  if (minutes !== "00") return offHours[`${sign}${hour}:${minutes}`] ?? null;
  return hour === 0 ? "UTC" : chosenZone(`Etc/GMT${sign === "+" ? "-" : "+"}${hour}`);
}

/**
 * Parses the time zone in a message: `time zone Europe/Berlin`, `my timezone is new york`, `time zone:
 * UTC+2`; IANA name, or `null`.
 */
export function zoneIn(typed: string): string | null {
  const name = /^(?:my )?time ?zone(?: is)?:? +([\w/+: -]{1,60}?)[.!]?$/i.exec(typed.trim())?.[1];
  if (name === undefined) return null;
  const words = name.toLowerCase().replace(/ +/g, " ");
  const wanted = words.replaceAll(" ", "_");
  const all = Intl.supportedValuesOf("timeZone");
  return (
    all.find((zone) => zone.toLowerCase() === wanted) ??
    byName.get(words.replace(/^the /, "")) ??
    offsetZone(words) ??
    all.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ??
    chosenZone(name)
  );
}
