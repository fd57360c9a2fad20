// Where an event stands, as text: AWS's 56 digits of an event id and of GetLogEvents' tokens.
import type { Position } from "../../store/log-archive/log-archive.ts";
import { wrongToken } from "./constraints.ts";

const timeDigits = 20;
const sequenceDigits = 36;

export const eventId = ({ timestampMs, sequence }: Position): string =>
  String(timestampMs).padStart(timeDigits, "0") + String(sequence).padStart(sequenceDigits, "0");

export type Direction = "f" | "b";

export const token = (direction: Direction, position: Position): string => `${direction}/${eventId(position)}/s`;

export interface Token {
  readonly direction: Direction;
  /** The token's page begins behind it, or ends ahead of it. */
  readonly position: Position;
}

export function parseToken(text: string): Token {
  const [, direction, time, sequence] = /^([fb])\/(\d{20})(\d{36})\/s$/.exec(text) ?? [];
  if (!direction) return wrongToken();
  return { direction: direction === "f" ? "f" : "b", position: position(time, sequence) };
}

const position = (time: string | undefined, sequence: string | undefined): Position => ({
  timestampMs: Math.min(Number(time), Number.MAX_SAFE_INTEGER),
  sequence: Math.min(Number(sequence), Number.MAX_SAFE_INTEGER),
});
