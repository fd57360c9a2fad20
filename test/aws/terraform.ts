// Terraform in a directory of its own, over a copy of one of the configurations beside this file.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { promisify } from "node:util";

const plugins = process.env.MUELLE_TERRAFORM_PLUGINS;

/** Why Terraform is not tried; false: it is. */
export const skip = plugins
  ? false
  : "MUELLE_TERRAFORM_PLUGINS names no directory with the AWS provider, and tests download nothing: Terraform is not tried";

export interface Terraform {
  /** Runs one command and gives what it printed. Rejects when it fails. */
  readonly run: (...words: string[]) => Promise<string>;
  /** Fails when a plan would change anything. */
  readonly nothingToChange: (...words: string[]) => Promise<void>;
}

/** Initialised, against the control plane at `endpoint`; its directory goes with the test. */
export async function terraform(t: TestContext, configuration: string, endpoint: string): Promise<Terraform> {
  const directory = await mkdtemp(join(tmpdir(), "muelle-terraform-"));
  t.after(() => rm(directory, { recursive: true }));
  await cp(join(import.meta.dirname, configuration), directory, { recursive: true });
  const env = { PATH: process.env.PATH, HOME: directory, AWS_ENDPOINT_URL: endpoint, CHECKPOINT_DISABLE: "1" };
  const run = async (...words: string[]) =>
    (await promisify(execFile)("terraform", [...words, "-no-color"], { cwd: directory, env })).stdout.trim();
  await run("init", `-plugin-dir=${plugins}`);
  return {
    run,
    // A plan exits with 2, and so rejects, when something would change.
    nothingToChange: async (...words) =>
      assert.match(await run("plan", "-detailed-exitcode", ...words), /No changes\./),
  };
}
