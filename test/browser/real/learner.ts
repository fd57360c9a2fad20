// Someone who follows the lesson: finds things by what they are called on the screen, clicks and types. Nothing else.
import type { Locator } from "playwright-core";
import type { House } from "../../house.ts";
import { type Language, Visitor } from "../visitor.ts";
import { type Labels, labels } from "./labels.ts";

type Name = string | RegExp;

export class Learner {
  readonly visitor: Visitor;
  readonly language: Language;
  readonly labels: Labels;

  private constructor(visitor: Visitor, language: Language) {
    this.visitor = visitor;
    this.language = language;
    this.labels = labels[language];
  }

  static async signIn(house: House, language: Language): Promise<Learner> {
    return new Learner(await Visitor.open(house, { language, height: 900 }), language);
  }

  get #page() {
    return this.visitor.page;
  }

  /** By the menu on the left. */
  async goTo(name: string): Promise<void> {
    await this.#page
      .getByRole("navigation", { name: this.labels.menu })
      .getByRole("link", { name, exact: true })
      .click();
    await this.#page.getByRole("heading", { level: 1 }).waitFor();
  }

  async press(name: Name, within: Locator = this.#page.locator("body")): Promise<void> {
    await within.getByRole("button", { name, exact: true }).filter({ visible: true }).first().click();
  }

  /** A link of a list, to the page that bears its name. */
  async follow(name: string): Promise<void> {
    await this.#page.getByRole("table").getByRole("link", { name, exact: true }).first().click();
    await this.#page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  async openTab(name: string): Promise<void> {
    await this.#page.getByRole("main").getByRole("tab", { name, exact: true }).first().click();
  }

  /** In a menu that is open. */
  async pick(name: Name): Promise<void> {
    await this.#page.getByRole("menuitem", { name, exact: true }).first().click();
  }

  async write(label: string, text: string, within: Locator = this.#page.locator("body")): Promise<void> {
    await within.getByLabel(label, { exact: true }).and(within.locator("input")).first().fill(text);
  }

  /** A choice of a list. */
  async choose(label: string, option: Name, within: Locator = this.#page.locator("body")): Promise<void> {
    await this.field(label, within).last().click();
    await this.#page.getByRole("option", { name: option }).first().click();
  }

  /** The button of a list to choose from; what is chosen is part of its name. */
  field(label: string, within: Locator = this.#page.locator("body")): Locator {
    return within.getByRole("button", { name: new RegExp(`^${label}`) });
  }

  dialog(name?: Name): Locator {
    return this.#page.getByRole("dialog", name === undefined ? {} : { name }).last();
  }

  /** A text on the screen. `mostMs`: for what a real machine must do first. */
  async see(text: Name, mostMs = 20_000): Promise<void> {
    const found = this.#page.getByText(text, { exact: true }).filter({ visible: true });
    await found.first().waitFor({ timeout: mostMs });
  }

  /** Types what a dialog asks to be typed, and confirms. */
  async confirm(word?: string): Promise<void> {
    const dialog = this.dialog();
    if (word !== undefined) await dialog.getByRole("textbox").fill(word);
    await dialog.getByRole("button").last().click();
    await dialog.waitFor({ state: "detached" });
  }
}
