// Tables of STS: temporary credentials, remembered a while longer than they hold.
import type { Session } from "../../model/iam/session.ts";
import { defineTable } from "../table.ts";

const hourMs = 3_600_000;

/** The hour in which a moment lies, as index value. */
export const hourOf = (atMs: number): string => String(Math.floor(atMs / hourMs));

export const sessions = defineTable<Session>()({
  name: "sts_sessions",
  key: (session) => session.accessKeyId,
  indexes: {
    expiryHour: (session) => hourOf(session.expiresAtMs),
    consoleSession: (session) => session.consoleSession,
  },
});

export const stsTables = [sessions];
