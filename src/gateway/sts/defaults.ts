// What STS does at a scope's first use in the daemon's life: sessions that died while the house was closed are forgotten.
import { forgetDeadSessions } from "../../store/role-credentials.ts";
import type { Seed } from "../invoke.ts";

export const seed: Seed = (tx, _, { nowMs }) => forgetDeadSessions(tx, nowMs);
