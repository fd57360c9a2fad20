// Texts in two languages: values, plurals, and labels in both languages at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { defineWords, formatText, translator } from "./words.ts";

const words = defineWords({
  en: {
    networking: "Networking",
    tags: "Tags",
    arn: "ARN",
    tasks: "{count, plural, =0 {No tasks} one {# task} other {# tasks}}",
    stopped: "Task {id} has stopped",
    hint: "A cluster is a group of services and tasks that share what they run on.",
  },
  es: {
    networking: "Redes",
    tags: "Etiquetas",
    arn: "ARN",
    tasks: "{count, plural, =0 {Sin tareas} one {# tarea} other {# tareas}}",
    stopped: "La tarea {id} se detuvo",
    hint: "Un clúster es un grupo de servicios y tareas que comparten aquello sobre lo que se ejecutan.",
  },
});

test("a text is in the chosen language, with its values", () => {
  const en = translator(words, "en", false);
  const es = translator(words, "es", false);
  assert.deepEqual([en("networking"), es("networking")], ["Networking", "Redes"]);
  assert.equal(es("stopped", { id: "{x} <b>" }), "La tarea {x} <b> se detuvo");
});

test("plurals are those of the language", () => {
  const counts = (language: "en" | "es") => {
    const t = translator(words, language, false);
    return [0, 1, 2, 12_345].map((count) => t("tasks", { count }));
  };
  assert.deepEqual(counts("en"), ["No tasks", "1 task", "2 tasks", "12,345 tasks"]);
  assert.deepEqual(counts("es"), ["Sin tareas", "1 tarea", "2 tareas", "12.345 tareas"]);
});

test("in both languages labels stand side by side, the chosen one first", () => {
  assert.equal(translator(words, "es", true)("networking"), "Redes · Networking");
  assert.equal(translator(words, "en", true)("networking"), "Networking · Redes");
  assert.equal(translator(words, "es", true)("tasks", { count: 2 }), "2 tareas · 2 tasks");
});

test("in both languages what is the same stands once, and sentences stay in the chosen one", () => {
  const t = translator(words, "es", true);
  assert.equal(t("arn"), "ARN");
  assert.equal(t("hint"), words.es.hint);
});

test("a label within a label is in the language around it", () => {
  const optional = defineWords({ en: { of: "{label} – optional" }, es: { of: "{label}: opcional" } });
  const t = translator(words, "es", true);
  assert.equal(translator(optional, "es", true)("of", { label: t("tags") }), "Etiquetas: opcional · Tags – optional");
  assert.equal(translator(optional, "en", true)("of", { label: "web" }), "web – optional · web: opcional");
});

test("short sentences are not labels", () => {
  const short = defineWords({ en: { sure: "Sure?" }, es: { sure: "¿Seguro?" } });
  assert.equal(translator(short, "es", true)("sure"), "¿Seguro?");
});

test("a text without braces is given back as it is; one that lacks a value says which", () => {
  assert.equal(formatText("it's 50 %", "en"), "it's 50 %");
  assert.throws(() => formatText("Hello {name}", "en"), /name/);
});
