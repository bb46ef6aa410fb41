import { any, type DistressWording, pattern } from "../words.ts";

/** French. */
export const frenchDistress: DistressWording = {
  locale: "fr",
  harmless: [pattern(any("mourir|meurs"), any("de rire|d ennui|dennui|de honte"))],
  despair: [
    pattern(
      any("je veux|jai envie de|je vais|je pense a|envie de|je voudrais"),
      any("mourir|me tuer|me suicider|en finir|mettre fin a mes jours|me faire du mal|disparaitre"),
    ),
    pattern(any("je ne veux plus|je veux plus|jai plus envie de|je nai plus envie de"), "vivre"),
    pattern(
      any(
        "ma vie na plus de sens|la vie na plus de sens|pensees suicidaires|idees suicidaires|je deteste ma vie|je suis desespere|je suis desesperee",
      ),
    ),
  ],
};
