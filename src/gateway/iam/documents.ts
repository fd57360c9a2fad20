// Policy documents on their way in and out: checked, measured, and percent-encoded as IAM answers them (RFC 3986).
import { parseEntityArn } from "../../model/iam/names.ts";
import { checkDocument } from "../../model/iam/policy/check-document.ts";
import type { PolicyJson, StatementJson } from "../../model/iam/policy/statement.ts";
import type { Reader } from "../../store/store.ts";
import { iamDirectory } from "../../store/views/iam.ts";
import { limitExceeded, malformedDocument } from "./errors.ts";

export const encodeDocument = (document: string): string =>
  encodeURIComponent(document).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Quotas count characters without white space. */
export const documentSize = (document: string): number => document.replaceAll(/\s/g, "").length;

/** The document, which is a policy of users, groups or roles. */
export function checkIdentityPolicy(document: string): string {
  const problem = checkDocument(document, "identity");
  if (problem !== undefined) throw malformedDocument(problem);
  return document;
}

/** A version of a managed policy. */
export function checkManagedPolicy(document: string): string {
  checkIdentityPolicy(document);
  if (documentSize(document) > 6144) throw limitExceeded("Cannot exceed quota for PolicySize: 6144");
  return document;
}

/** The document, which is a trust policy whose users and roles exist. */
export function checkTrustPolicy(document: string, reader: Reader): string {
  const problem = checkDocument(document, "trust");
  if (problem !== undefined) throw malformedDocument(problem);
  for (const principal of awsPrincipals(JSON.parse(document) as PolicyJson))
    if (!exists(principal, reader)) throw malformedDocument(`Invalid principal in policy: "AWS":"${principal}"`);
  if (documentSize(document) > 2048) throw limitExceeded("Cannot exceed quota for ACLSizePerRole: 2048");
  return document;
}

function awsPrincipals(policy: PolicyJson): string[] {
  const statements: readonly StatementJson[] = [policy.Statement].flat();
  return statements.flatMap(({ Principal, NotPrincipal }) => {
    const element = Principal ?? NotPrincipal;
    if (typeof element !== "object" || element === null || !("AWS" in element)) return [];
    return [element.AWS].flat().map(String);
  });
}

function exists(principal: string, reader: Reader): boolean {
  const reference = parseEntityArn(principal);
  if (!reference) return true;
  const directory = iamDirectory(reader);
  const { kind, account, name } = reference;
  const found = kind === "role" ? directory.role(account, name) : directory.user(account, name);
  return found?.arn === principal;
}
