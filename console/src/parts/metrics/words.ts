// Words of charts of metrics.
import { defineWords } from "../../words/words.ts";

export const metricWords = defineWords({
  en: {
    emptyTitle: "No values yet",
    emptyHint: "The first values come within a minute of the start of a task.",
    summary: "{label}: latest {latest}, lowest {least}, highest {most}.",
    noValues: "{label}: no values.",
    range: "The last {minutes, plural, one {# minute} other {# minutes}}.",
    tableOf: "{title}: values",
    time: "Time",
    viewChart: "View as chart",
    viewTable: "View as table",
  },
  es: {
    emptyTitle: "Todavía no hay valores",
    emptyHint: "Los primeros valores llegan en el minuto siguiente al inicio de una tarea.",
    summary: "{label}: último {latest}, mínimo {least}, máximo {most}.",
    noValues: "{label}: sin valores.",
    range: "{minutes, plural, one {El último minuto} other {Los últimos # minutos}}.",
    tableOf: "{title}: valores",
    time: "Hora",
    viewChart: "Ver como gráfico",
    viewTable: "Ver como tabla",
  },
});
