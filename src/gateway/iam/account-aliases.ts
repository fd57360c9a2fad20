// The one alias of an account: create, delete, list.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
import type * as IAM from "@aws-sdk/client-iam";
import { iamAccounts } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkLength } from "./checks.ts";
import { alreadyExists, constraint, noSuchEntity } from "./errors.ts";
import { page } from "./pages.ts";

/** A new alias takes the place of the one before. */
export const createAccountAlias = operation<typeof IAM, "CreateAccountAlias">({
  access: "Write",
  handle({ AccountAlias }, { tx, account, nowMs }) {
    checkLength("accountAlias", AccountAlias, 3, 63);
    if (!/^[a-z0-9]([a-z0-9]|-(?!-))*[a-z0-9]$/.test(AccountAlias))
      throw constraint(
        AccountAlias,
        "accountAlias",
        "satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
      );
    if (tx.by(iamAccounts, "alias", AccountAlias).some((other) => other.account !== account))
      throw alreadyExists(`The account alias ${AccountAlias} already exists.`);
    const createdAtMs = tx.get(iamAccounts, account)?.createdAtMs ?? nowMs;
    tx.put(iamAccounts, { account, createdAtMs, alias: AccountAlias });
    return {};
  },
});

export const deleteAccountAlias = operation<typeof IAM, "DeleteAccountAlias">({
  access: "Write",
  handle({ AccountAlias }, { tx, account }) {
    const record = tx.get(iamAccounts, account);
    if (record?.alias !== AccountAlias)
      throw noSuchEntity(`The account alias with name ${AccountAlias} cannot be found.`);
    tx.put(iamAccounts, { account, createdAtMs: record.createdAtMs });
    return {};
  },
});

export const listAccountAliases = operation<typeof IAM, "ListAccountAliases">({
  access: "List",
  handle(input, { tx, account }) {
    const alias = tx.get(iamAccounts, account)?.alias;
    const { items, ...rest } = page(alias === undefined ? [] : [alias], (name) => name, input);
    return { AccountAliases: [...items], ...rest };
  },
});
