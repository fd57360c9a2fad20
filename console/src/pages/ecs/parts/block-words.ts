// Words of the blocks of a service's deployments.
import { defineWords } from "../../../words/words.ts";

export const blockWords = defineWords({
  en: {
    title: "Deployments now",
    hint: "One block for each task. While a deployment is under way, the old and the new one stand side by side.",
    none: "The service has no deployment.",
    newest: "Newest:",
    older: "Older:",
    counts: "{running} of {desired} running{pending, plural, =0 {} other {, # pending}}",
    failed: "{count, plural, one {# task has failed} other {# tasks have failed}}",
    tasksOf: "Tasks of the deployment {id}",
    more: "{count, plural, one {and # more} other {and # more}}: see the tab Tasks.",
    completed: "Completed",
    inProgress: "In progress",
    stateFailed: "Failed",
  },
  es: {
    title: "Implementaciones ahora",
    hint: "Un bloque por cada tarea. Mientras una implementación está en curso, la anterior y la nueva están lado a lado.",
    none: "El servicio no tiene ninguna implementación.",
    newest: "La más reciente:",
    older: "Anterior:",
    counts: "{running} de {desired} en ejecución{pending, plural, =0 {} one {, # pendiente} other {, # pendientes}}",
    failed: "{count, plural, one {ha fallado # tarea} other {han fallado # tareas}}",
    tasksOf: "Tareas de la implementación {id}",
    more: "{count, plural, one {y # más} other {y # más}}: vea la pestaña Tareas.",
    completed: "Completada",
    inProgress: "En curso",
    stateFailed: "Con error",
  },
});
