// Muelle's own colours on Cloudscape: sea and deck instead of AWS's, so that nobody takes one for the other. Made into a style
// sheet when the console is built (vite.config.ts), because styles that scripts add are against the pages' policy.
import { generateThemeStylesheet } from "@cloudscape-design/components/theming";

const white = { light: "#ffffff", dark: "#06282b" };
const sea = { light: "#0b6e75", dark: "#5cc7c3" };
const deepSea = { light: "#085056", dark: "#8adcd8" };
const deck = { light: "#0a6066", dark: "#6fd3cf" };
const haze = { light: "#eef8f8", dark: "#12383c" };

export const stylesheet = (): string =>
  generateThemeStylesheet({
    theme: {
      tokens: {
        colorTextLinkDefault: deck,
        colorTextLinkHover: deepSea,
        colorTextAccent: deck,
        colorBackgroundButtonPrimaryDefault: sea,
        colorBackgroundButtonPrimaryHover: deepSea,
        colorBackgroundButtonPrimaryActive: deepSea,
        colorTextButtonPrimaryDefault: white,
        colorTextButtonPrimaryHover: white,
        colorTextButtonPrimaryActive: white,
        colorBorderButtonNormalDefault: deck,
        colorTextButtonNormalDefault: deck,
        colorBorderButtonNormalHover: deepSea,
        colorTextButtonNormalHover: deepSea,
        colorBackgroundButtonNormalHover: haze,
        colorBackgroundControlChecked: sea,
        colorBorderItemFocused: deck,
        colorBorderItemSelected: deck,
        colorBackgroundItemSelected: haze,
        colorBackgroundSegmentActive: sea,
        colorTextLinkButtonNormalDefault: deck,
      },
    },
  });
