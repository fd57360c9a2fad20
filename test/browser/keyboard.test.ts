// The console without a mouse: what a learner does, by keys alone; the focus is seen, and ends where one goes on. And the
// browser's own ways: back, reload, a link to a tab.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { type House, openHouse } from "../house.ts";
import { fill, type Values } from "./content.ts";
import { Keyboard } from "./keyboard.ts";
import { closeBrowser, skipWithoutBrowser, Visitor } from "./visitor.ts";

describe("the console by keyboard", { skip: skipWithoutBrowser, timeout: 300_000 }, () => {
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

  test("the first stop leads past the bars to the page", async () => {
    const visitor = await Visitor.open(house);
    const { page } = visitor;
    const keys = new Keyboard(page);
    await visitor.visit("/ecs/clusters");
    await keys.tabTo(page.getByRole("link", { name: "Skip to content" }));
    await keys.press("Enter");
    const inMain = await page.evaluate(`document.activeElement.closest("main") !== null`);
    assert.equal(inMain, true, await keys.where());
    await keys.tabTo(page.getByRole("button", { name: "Create cluster" }).first());
    await visitor.leave();
  });

  test("a cluster: created, refused, created, asked to be deleted, kept", async () => {
    const visitor = await Visitor.open(house);
    const { page } = visitor;
    const keys = new Keyboard(page);
    await visitor.visit("/ecs/clusters");
    await keys.tabTo(page.getByRole("button", { name: "Create cluster" }).first());
    await keys.press("Enter");
    const name = page.getByRole("textbox", { name: "Cluster name" });
    await keys.tabTo(name);
    await keys.type("no good");
    await keys.press("Enter");
    await page.getByText("Use letters, numbers, hyphens and underscores only").waitFor();
    await page.locator('input[aria-invalid="true"]:focus').waitFor();
    await keys.press("ControlOrMeta+a");
    await keys.type("by-keys");
    await keys.tabTo(page.getByRole("button", { name: /^Container Insights/ }));
    await keys.press("Enter");
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await keys.tabTo(page.getByRole("button", { name: "Create", exact: true }));
    await keys.press("Enter");
    await page.getByText("The cluster by-keys has been created successfully.").waitFor();
    await page.getByRole("heading", { level: 1, name: "Clusters" }).waitFor();
    const { clusters = [] } = await house.ecs.send(
      new DescribeClustersCommand({ clusters: ["by-keys"], include: ["SETTINGS"] }),
    );
    assert.equal(clusters[0]?.settings?.[0]?.value, "enabled");
    await keys.tabTo(page.getByRole("link", { name: "by-keys" }));
    await keys.press("Enter");
    const remove = page.getByRole("button", { name: "Delete cluster" });
    await keys.tabTo(remove);
    await keys.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await dialog.getByRole("textbox").and(page.locator(":focus")).waitFor();
    await keys.type("delete");
    assert.equal(await dialog.getByRole("textbox").inputValue(), "delete");
    await keys.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.locator("button:focus", { hasText: "Delete cluster" }).waitFor();
    await visitor.leave();
  });

  test("a rule: added and saved", async () => {
    const visitor = await Visitor.open(house);
    const { page } = visitor;
    const keys = new Keyboard(page);
    const group = values["group"] ?? "";
    await visitor.visit(`/ec2/security-groups/${group}/inbound`);
    await keys.tabTo(page.getByRole("button", { name: "Edit inbound rules" }));
    await keys.press("Enter");
    await keys.tabTo(page.getByRole("button", { name: "Add rule" }));
    await keys.press("Enter");
    // The new row stands before the button, and is the last of its kind.
    const port = page.getByRole("textbox", { name: /^Port range/ }).last();
    await keys.tabTo(port, "Shift+Tab");
    await keys.type("8080");
    await keys.tabTo(page.getByRole("button", { name: /^Source/ }).last());
    await keys.press("Enter");
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await keys.tabTo(page.getByRole("button", { name: "Save rules" }));
    await keys.press("Enter");
    await page.getByText("have been saved").waitFor();
    await page.getByRole("cell", { name: "8080" }).waitFor();
    const { SecurityGroups = [] } = await house.ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [group] }));
    const added = SecurityGroups[0]?.IpPermissions?.find(({ FromPort }) => FromPort === 8080);
    assert.deepEqual([added?.IpProtocol, added?.ToPort, added?.IpRanges?.[0]?.CidrIp], ["tcp", 8080, "0.0.0.0/0"]);
    await visitor.leave();
  });

  test("each tab has an address: reload stays, back goes back", async (t) => {
    const visitor = await Visitor.open(house);
    const { page } = visitor;
    const { cluster, service, task, group, family, revision, user } = values;
    const pages = [
      `/ecs/clusters/${cluster}/services`,
      `/ecs/clusters/${cluster}/services/${service}/health`,
      `/ecs/clusters/${cluster}/tasks/${task}/configuration`,
      `/ecs/task-definitions/${family}/${revision}/containers`,
      `/ec2/security-groups/${group}/inbound`,
      `/iam/users/${user}/permissions`,
    ];
    for (const address of pages)
      await t.test(address, async () => {
        await visitor.visit(address);
        const first = await selectedTab(visitor);
        const others = page.getByRole("main").getByRole("tab", { selected: false });
        const next = (await others.first().textContent()) ?? assert.fail("a page with one tab");
        await others.first().click();
        await page.getByRole("tab", { name: next, selected: true }).first().waitFor();
        await page.reload();
        await visitor.settled();
        assert.equal(await selectedTab(visitor), next, "after a reload");
        await page.goBack();
        await page.getByRole("tab", { name: first, selected: true }).first().waitFor();
      });
    await visitor.leave();
  });
});

const selectedTab = async ({ page }: Visitor): Promise<string> =>
  (await page.getByRole("main").getByRole("tab", { selected: true }).first().textContent()) ?? "";
