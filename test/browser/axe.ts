// axe-core on the page as it is now. Its source goes in before the page's own scripts, through the browser's own protocol: the
// pages' policy allows no foreign script and stays as it is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

export const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 AA, with what it stands on, and what axe's makers advise. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What depends on colours; the rest of a page is the same in both modes. */
const colourRules = ["color-contrast", "link-in-text-block"];

interface Finding {
  readonly rule: string;
  readonly help: string;
  readonly selector: string;
  readonly html: string;
  readonly summary: string;
  readonly count: number;
}

/** What is wrong, one line for each rule with the first place of it; empty: nothing. */
export async function findings(page: Page, what: "everything" | "colours" = "everything"): Promise<string[]> {
  const runOnly = what === "everything" ? { type: "tag", values: tags } : { type: "rule", values: colourRules };
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ["violations"] })}).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => ({
        rule: id,
        help,
        selector: nodes[0].target.join(" "),
        html: nodes[0].html.slice(0, 300),
        summary: nodes[0].failureSummary,
        count: nodes.length,
      })),
    )`,
  )) as Finding[];
  return found.map(
    ({ rule, help, selector, html, summary, count }) =>
      `${rule}: ${help} (${count} places)\n  first: ${selector}\n  ${html}\n  ${summary.replaceAll("\n", " ")}`,
  );
}
