// Every page of the console, each of its tabs and its main dialogs, with real content, in both languages, light and dark: axe
// finds nothing (WCAG 2.2 AA and good practice), the console complains of nothing. Addresses come from the route table.
import assert from "node:assert/strict";
import { after, before, describe, test, type TestContext } from "node:test";
import { type House, openHouse } from "../house.ts";
import { axeSource, findings } from "./axe.ts";
import { fill, type Values } from "./content.ts";
import { dialogs } from "./dialogs.ts";
import { addressOf, routePaths } from "./routes.ts";
import { closeBrowser, type Language, skipWithoutBrowser, Visitor } from "./visitor.ts";

/** An address without a page is no page that passed. */
const nothingHere = { es: "No hay nada en esta dirección", en: "There is nothing at this address" };

describe("the console is accessible", { skip: skipWithoutBrowser, timeout: 600_000, concurrency: 2 }, () => {
  let house: House;
  let values: Values;
  before(async () => {
    house = await openHouse({ engine: "simulated" });
    values = await fill(house);
  });
  after(async () => {
    await closeBrowser();
    await house.close();
  });

  for (const language of ["es", "en"] as const)
    describe(language, { concurrency: 1 }, () => {
      let visitor: Visitor;
      before(async () => (visitor = await enter(house, language)));
      after(() => visitor.leave());
      for (const path of routePaths())
        test(`${language} /${path}`, async (t) => {
          const address = addressOf(path, values);
          await visitor.visit(address);
          assert.equal(
            await visitor.page.getByText(nothingHere[language]).count(),
            0,
            `${address}: ${nothingHere[language]}`,
          );
          await isAccessible(t, visitor, `${language} ${address}`);
          for (const tab of path.endsWith(":tab?") ? await otherTabs(visitor) : []) {
            await visitor.visit(tab);
            await isAccessible(t, visitor, `${language} ${tab}`);
          }
        });
      for (const { name, open } of dialogs)
        test(`${language} dialog: ${name}`, async (t) => {
          await open(visitor, values, language);
          await visitor.page.getByRole("dialog").last().waitFor();
          await isAccessible(t, visitor, `${language} dialog: ${name}`);
          await visitor.page.keyboard.press("Escape");
          await visitor.page.getByRole("dialog").filter({ visible: true }).waitFor({ state: "detached" });
        });
    });

  test("the door, before anybody is signed in", async (t) => {
    for (const language of ["es", "en"] as const) {
      const visitor = await Visitor.atTheDoor(house, { language });
      await visitor.context.addInitScript(axeSource);
      await visitor.page.goto(house.endpoint);
      await visitor.page.getByRole("button", { name: language === "es" ? "Iniciar sesión" : "Sign in" }).waitFor();
      await isAccessible(t, visitor, `${language} the door`);
      await visitor.context.close();
    }
  });
});

/** Higher than any page, so that nothing is half below the bars at the window's ends, where it would count as too small. */
const height = 4500;

async function enter(house: House, language: Language): Promise<Visitor> {
  const visitor = await Visitor.open(house, { language, height });
  await visitor.context.addInitScript(axeSource);
  return visitor;
}

/** The addresses of the page's tabs but the one that is shown. */
async function otherTabs({ page }: Visitor): Promise<string[]> {
  return page
    .getByRole("tab", { selected: false })
    .evaluateAll((tabs) => tabs.flatMap((tab) => tab.getAttribute("href") ?? []));
}

/** All rules in light; in dark those that colours decide. A line of output for each. */
async function isAccessible(t: TestContext, visitor: Visitor, where: string): Promise<void> {
  for (const mode of ["light", "dark"] as const)
    await t.test(`${where} ${mode}`, async () => {
      await visitor.page.emulateMedia({ colorScheme: mode });
      const dark = mode === "dark" ? ".awsui-dark-mode" : "body:not(.awsui-dark-mode)";
      await visitor.page.locator(dark).first().waitFor({ state: "attached" });
      const wrong = await findings(visitor.page, mode === "light" ? "everything" : "colours");
      assert.equal(wrong.length, 0, `${where}, ${mode}:\n${wrong.join("\n")}`);
      assert.deepEqual(visitor.complaints.splice(0), [], where);
    });
}
