import { any, type DistressWording, maybe, pattern, upTo } from "../words.ts";

/** German. */
export const germanDistress: DistressWording = {
  locale: "de",
  harmless: [
    pattern(any("suizid|selbstmord"), any("praevention|pravention|rate|raten|daten|risiko|erkennung")),
    pattern(any("sterbe|sterben|stirbt"), any("vor lachen|vor langeweile|vor neugier")),
    pattern("nicht", any("suizidal|selbstmordgefahrdet")),
  ],
  despair: [
    pattern(
      any("bringe|bring|will|mochte|werde|wurde|konnte|muss|ich"),
      `${upTo(4)}mich`,
      upTo(2) + any("umbringen|umzubringen|toten|erhangen|erschiessen|verletzen|ritzen"),
    ),
    pattern("(?:bringe|bring)", "(?:ich )?mich", `${upTo(3)}um`),
    pattern(
      "ich",
      any("will|mochte|wurde am liebsten|wollte|will nur noch|mochte nur noch"),
      upTo(2) + any("sterben|tot sein|nicht mehr leben|nicht mehr da sein|nicht mehr aufwachen"),
    ),
    pattern(
      any("will|mochte|kann|mag"),
      maybe("ich") + any("nicht mehr leben|nicht mehr weiterleben|nicht mehr da sein|so nicht weiterleben"),
    ),
    pattern(
      "ich",
      upTo(4) + any("suizidgedanken|selbstmordgedanken|suizidal|selbstmord begehen|an selbstmord|an suizid"),
    ),
    pattern("(?:habe|hab)", upTo(3) + any("suizidgedanken|selbstmordgedanken")),
    pattern(
      any("mein leben|das leben|leben"),
      upTo(3) + any("keinen sinn|sinnlos|nicht mehr lebenswert|beenden|ein ende setzen"),
    ),
    pattern(
      any(
        "ich kann nicht mehr|ich bin am ende|ich habe keine hoffnung mehr|ich bin verzweifelt|ich hasse mein leben|ich hasse mich|ich bin hoffnungslos|ohne mich besser dran",
      ),
    ),
  ],
};
