// A visitor of the console for tests: a real browser, signed in by a link, whose every complaint is kept: errors of the page,
// breaches of its policy, requests to any host but the control plane's.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page, type Response } from "playwright-core";
import { type House, root } from "../house.ts";

export type Language = "en" | "es";

export interface VisitorOptions {
  readonly language?: Language;
  readonly mode?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

const executable = "/usr/bin/chromium";
/** For `test(…, { skip })`: says what to install. */
export const skipWithoutBrowser = existsSync(executable) ? false : "there is no /usr/bin/chromium (Debian: chromium)";

/** As root there is no sandbox; the rest keeps the browser from asking hosts of its own. */
const options = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-proxy-server",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let started: Promise<Browser> | undefined;

export const theBrowser = (): Promise<Browser> =>
  (started ??= chromium.launch({ executablePath: executable, args: options }));

/** After the file's last visit. */
export async function closeBrowser(): Promise<void> {
  await (await started)?.close();
  started = undefined;
}

/**
 * What Chromium says of itself: that an answer was an error (`#judge` says which), and that it broke off requests because an
 * address of this machine came or went, as they do when containers start. The console asks again.
 */
const ownWords = /the server responded with a status of|net::ERR_NETWORK_CHANGED/;

/** Where pictures go: into the docs when they are made for them, else a place that is not kept. */
export const makesPictures = process.env["PICTURES"] !== undefined;

export class Visitor {
  readonly house: House;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What a good visit has none of. */
  readonly complaints: string[] = [];
  /** What the answers of refused requests say is still being read. */
  readonly #judging: Promise<void>[] = [];

  private constructor(house: House, context: BrowserContext, page: Page) {
    this.house = house;
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(20_000);
    page.on("console", (message) => {
      if (message.type() === "error" && !ownWords.test(message.text()))
        this.complaints.push(`console: ${message.text()}`);
    });
    page.on("response", (response) => void this.#judging.push(this.#judge(response)));
    page.on("pageerror", (error) => this.complaints.push(`page: ${error.message}`));
    context.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(house.endpoint) && !/^(data|blob|about):/.test(url))
        this.complaints.push(`request to another host: ${url}`);
    });
  }

  /** The browser itself says only that something was refused; this says what. */
  async #judge(response: Response): Promise<void> {
    if (response.status() < 400) return;
    const request = response.request();
    const operation = request.headers()["x-amz-target"] ?? request.postData()?.slice(0, 80) ?? "";
    const place = this.complaints.push(`${response.status()} ${response.url()} ${operation}`) - 1;
    const said = await response.text().catch(() => "(its words went with the page)");
    this.complaints[place] += ` ${said.slice(0, 300)}`;
  }

  /** Signed in, on the first page. */
  static async open(house: House, asked: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.atTheDoor(house, asked);
    const { url } = await house.must<{ readonly url: string }>("console");
    await visitor.page.goto(url);
    await visitor.page.getByRole("navigation").first().waitFor();
    return visitor;
  }

  /** Not signed in, on no page yet. */
  static async atTheDoor(
    house: House,
    { language = "en", mode = "light", width = 1440, height = 1000 }: VisitorOptions = {},
  ): Promise<Visitor> {
    const browser = await theBrowser();
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language === "es" ? "es-MX" : "en-US",
      colorScheme: mode,
      reducedMotion: "reduce",
    });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    return new Visitor(house, context, await context.newPage());
  }

  /** An address of the console: "/ecs/clusters". */
  async visit(path: string): Promise<void> {
    await this.page.goto(`${this.house.endpoint}${path}`);
    await this.settled();
  }

  /** Nothing is being read any more. */
  async settled(): Promise<void> {
    await this.page.getByRole("heading", { level: 1 }).waitFor();
    await this.page.waitForFunction(`document.querySelectorAll('[class*="awsui_spinner"]').length === 0`);
  }

  /** A text is shown. (Bars and tables keep hidden copies of theirs to measure them.) */
  async seen(text: string | RegExp): Promise<void> {
    await this.page.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor();
  }

  /**
   * A picture of what is seen now; kept in docs/pictures/console when the run is asked to make them. `height`: of the window
   * meanwhile, where what matters is further down.
   */
  async picture(name: string, height?: number): Promise<void> {
    if (!makesPictures) return;
    const directory = join(root, "docs/pictures/console");
    mkdirSync(directory, { recursive: true });
    const before = this.page.viewportSize();
    if (height !== undefined && before) await this.page.setViewportSize({ ...before, height });
    await this.page.screenshot({ path: join(directory, `${name}.png`) });
    if (height !== undefined && before) await this.page.setViewportSize(before);
  }

  /** Ends the visit. Fails when there was anything to complain about, but for what `forgiven` matches. */
  async leave(forgiven?: RegExp): Promise<void> {
    await Promise.all(this.#judging);
    await this.context.close();
    assert.deepEqual(
      this.complaints.filter((text) => !forgiven?.test(text)),
      [],
    );
  }
}
