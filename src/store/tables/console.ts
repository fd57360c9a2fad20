// Tables of the console's sign-in.
import type { ConsoleSession, SignInLink } from "../../model/iam/sign-in.ts";
import { defineTable } from "../table.ts";

export const signInLinks = defineTable<SignInLink>()({
  name: "console_sign_in_links",
  key: (link) => link.tokenHash,
  indexes: {},
});

export const consoleSessions = defineTable<ConsoleSession>()({
  name: "console_sessions",
  key: (session) => session.cookieHash,
  indexes: {},
});

export const consoleTables = [signInLinks, consoleSessions];
