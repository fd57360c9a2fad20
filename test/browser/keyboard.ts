// A visitor without a mouse: goes on with Tab until a thing has the focus, and looks whether the focus can be seen.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** More stops than any page has between two things of it. */
const mostStops = 120;

export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** Tab (or Shift+Tab) until it has the focus; then the focus must be seen. Fails when Tab never gets there. */
  async tabTo(wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await wanted.waitFor();
    const way: string[] = [];
    while (!(await isFocused(wanted))) {
      assert.ok(
        way.length < mostStops,
        `${key} does not lead to ${wanted.toString()}; it leads to:\n${way.join("\n")}`,
      );
      await this.press(key);
      way.push(await this.where());
    }
    assert.ok(await this.#focusIsSeen(), `the focus cannot be seen at ${await this.where()}`);
  }

  /** What has the focus, for messages: its role or tag, and what it is called. */
  where(): Promise<string> {
    return this.#page.evaluate(
      `(() => { const at = document.activeElement; return at.tagName + " " + (at.getAttribute("aria-label") ?? at.textContent ?? "").slice(0, 60); })()`,
    );
  }

  /** An outline, a shadow or another border than at rest, on it or on what is drawn before or after it. */
  #focusIsSeen(): Promise<boolean> {
    return this.#page.evaluate(`(() => {
      const at = document.activeElement;
      const look = () => [at, at.parentElement].flatMap((element) => [null, "::before", "::after"].map((part) => {
        const style = getComputedStyle(element, part);
        return [style.outlineStyle, style.outlineColor, style.outlineWidth, style.boxShadow, style.borderColor, style.content, style.inset, style.backgroundColor].join();
      })).join("|");
      const focused = look();
      at.blur();
      const rested = look();
      at.focus({ focusVisible: true, preventScroll: true });
      return focused !== rested;
    })()`);
  }
}

const isFocused = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((element) => element === element.ownerDocument.activeElement);
