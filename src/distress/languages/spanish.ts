import { any, type DistressWording, pattern } from "../words.ts";

/** Spanish. */
export const spanishDistress: DistressWording = {
  locale: "es",
  harmless: [pattern(any("morirme|morir|muero"), any("de risa|de aburrimiento|de verguenza|de ganas"))],
  despair: [
    pattern(
      any("quiero|voy a|deberia|pienso en|ganas de|quisiera|pensando en"),
      any(
        "matarme|suicidarme|morirme|morir|hacerme dano|quitarme la vida|acabar con mi vida|acabar con todo|desaparecer",
      ),
    ),
    pattern("no", any("quiero|puedo"), any("vivir mas|seguir viviendo|seguir asi|vivir")),
    pattern(
      any(
        "mi vida no tiene sentido|la vida no tiene sentido|pensamientos suicidas|odio mi vida|estoy desesperado|estoy desesperada",
      ),
    ),
  ],
};
