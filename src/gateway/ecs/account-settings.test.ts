import assert from "node:assert/strict";
import { test } from "node:test";
import { rootPrincipal } from "../auth/credentials.ts";
import { testHouse } from "./test-house.ts";

const user = {
  ...rootPrincipal("000000000000", "test"),
  kind: "user" as const,
  arn: "arn:aws:iam::000000000000:user/ana",
  userId: "AIDA",
};

test("nothing is set at first, and every setting has an effective value", async () => {
  const h = await testHouse({ empty: true });
  assert.deepEqual((await h.ecs("ListAccountSettings")).settings, []);
  const { settings } = await h.ecs("ListAccountSettings", { effectiveSettings: true });
  assert.equal(settings.length, 11);
  const insights = settings.find(({ name }: { name: string }) => name === "containerInsights");
  assert.deepEqual(insights, {
    name: "containerInsights",
    value: "disabled",
    principalArn: "arn:aws:iam::000000000000:root",
    type: "user",
  });
});

test("the account's default holds until somebody sets another, and again when that is deleted", async () => {
  const h = await testHouse({ empty: true, authoriser: { decide: () => ({ allowed: true, reason: "" }) } });
  const name = "fargateTaskRetirementWaitPeriod";
  await h.ecs("PutAccountSettingDefault", { name, value: "14" });
  const anas = async (effectiveSettings: boolean) =>
    (await h.ecs("ListAccountSettings", { name, effectiveSettings }, { as: user })).settings.map(
      ({ value }: { value: string }) => value,
    );
  assert.deepEqual([await anas(true), await anas(false)], [["14"], []]);
  const put = { name, value: "0", principalArn: user.arn };
  assert.equal((await h.ecs("PutAccountSetting", put)).setting.principalArn, user.arn);
  assert.deepEqual([await anas(true), await anas(false)], [["0"], ["0"]]);
  await h.ecs("DeleteAccountSetting", { name }, { as: user });
  assert.deepEqual(await anas(true), ["14"]);
});

test("values that AWS does not have, or that would change nothing, are refused", async () => {
  const h = await testHouse({ empty: true });
  const refused = (code: string, message: string | RegExp, name: string, value: string) =>
    h.refused(code, message, "PutAccountSetting", { name, value });
  await refused(
    "InvalidParameterException",
    "You can no longer disable Long Arn settings.",
    "taskLongArnFormat",
    "disabled",
  );
  await refused("InvalidParameterException", /Valid values: 0, 7, 14/, "fargateTaskRetirementWaitPeriod", "3");
  await refused("InvalidParameterException", /managed by AWS/, "guardDutyActivate", "on");
  await refused("InvalidParameterException", /nothing/, "nothing", "on");
  await refused("NotImplemented", /awsvpcTrunking enabled/, "awsvpcTrunking", "enabled");
  await assert.rejects(
    h.ecs(
      "PutAccountSetting",
      { name: "tagResourceAuthorization", value: "off", principalArn: `${user.arn}2` },
      { as: user },
    ),
    { code: /InvalidParameterException|AccessDeniedException/ },
  );
});

test("settings come in pages", async () => {
  const h = await testHouse({ empty: true });
  const first = await h.ecs("ListAccountSettings", { effectiveSettings: true, maxResults: 10 });
  const second = await h.ecs("ListAccountSettings", {
    effectiveSettings: true,
    maxResults: 10,
    nextToken: first.nextToken,
  });
  assert.deepEqual([first.settings.length, second.settings.length, second.nextToken], [10, 1, undefined]);
});
