import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogLine } from "../engine.ts";
import { LogStream } from "./log-stream.ts";

const stamp = (nanos: number) => `2026-01-02T03:04:05.${String(nanos).padStart(9, "0")}Z`;
const baseMs = Date.UTC(2026, 0, 2, 3, 4, 5);

function frame(stream: 1 | 2, nanos: number, text: string): Buffer {
  const payload = Buffer.from(`${stamp(nanos)} ${text}`);
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

/** What comes out when the bytes come in pieces of so many. */
function lines(bytes: Buffer, piece = bytes.length): readonly LogLine[] {
  const out: LogLine[] = [];
  const stream = new LogStream((line) => out.push(line));
  for (let at = 0; at < bytes.length; at += piece) stream.push(bytes.subarray(at, at + piece));
  stream.end();
  return out;
}

const texts = (bytes: Buffer, piece?: number) => lines(bytes, piece).map(({ text }) => text);

test("frames become lines with their stream and a time finer than a microsecond", () => {
  const bytes = Buffer.concat([frame(1, 123_456_789, "hola\n"), frame(2, 123_457_789, "adiós\n")]);
  const [out, err] = lines(bytes);
  assert.deepEqual([out?.stream, out?.text, err?.stream, err?.text], ["stdout", "hola", "stderr", "adiós"]);
  assert.ok(Math.abs((out?.timeMs ?? 0) - (baseMs + 123.456789)) < 0.0003);
  assert.ok((err?.timeMs ?? 0) > (out?.timeMs ?? 0));
});

test("it does not matter where the chunks are cut", () => {
  const bytes = Buffer.concat([frame(1, 1, "uno ñ\n"), frame(2, 2, "dos\n"), frame(1, 3, "\n"), frame(1, 4, "tres")]);
  const whole = lines(bytes);
  assert.deepEqual(
    whole.map(({ text }) => text),
    ["uno ñ", "dos", "", "tres"],
  );
  for (let piece = 1; piece < 50; piece++) assert.deepEqual(lines(bytes, piece), whole);
});

test("the parts of a long line are one line, with the time of the first, whatever the other stream says meanwhile", () => {
  const part = "x".repeat(16_384);
  const bytes = Buffer.concat([frame(1, 7, part), frame(2, 8, "other\n"), frame(1, 7, part), frame(1, 7, "end\n")]);
  const out = lines(bytes);
  assert.deepEqual(
    out.map(({ stream, text }) => [stream, text.length]),
    [
      ["stderr", 5],
      ["stdout", 32_771],
    ],
  );
  assert.ok(Math.abs((out[1]?.timeMs ?? 0) - baseMs) < 0.001);
});

test("a line beyond 256 KiB is split, never within a character", () => {
  const parts = Array.from({ length: 17 }, (_, at) => frame(1, 1, (at === 0 ? "a" : "") + "ñ".repeat(8192)));
  const [first, second] = texts(Buffer.concat([...parts, frame(1, 1, "\n")]));
  assert.equal(Buffer.byteLength(first ?? ""), 256 * 1024 - 1);
  assert.equal(`${first}${second}`, `a${"ñ".repeat(8192 * 17)}`);
});

test("a terminal's raw output is taken apart, parts of long lines included", () => {
  const part = "x".repeat(16_384);
  const raw = `${stamp(1)} one\r\n${stamp(2)} ${part}${stamp(2)} rest\r\n${stamp(3)} ${part}${stamp(3)} \r\n${stamp(4)} open`;
  const out = lines(Buffer.from(raw));
  assert.deepEqual(
    out.map(({ text }) => text),
    ["one", `${part}rest`, part, "open"],
  );
  assert.ok(out.every(({ stream }) => stream === "stdout"));
  for (const piece of [1, 7, 1000, 16_385]) assert.deepEqual(lines(Buffer.from(raw), piece), out);
});

test("no output is no line", () => {
  assert.deepEqual(lines(Buffer.alloc(0), 1), []);
});
