// Words of the time line of a service's events: what each kind means.
import { defineWords } from "../../../words/words.ts";

export const eventKinds = defineWords({
  en: {
    inconsistent:
      "Tasks end again and again, so the service waits longer before each new attempt. Look at the stopped tasks.",
    failedToLaunch: "A task ended before its containers ran. Look at its stopped reason.",
    unhealthy: "A task failed its health check, and is replaced.",
    rollingBack: "The service goes back to the last deployment that was in order.",
    deploymentFailed: "The deployment did not succeed.",
    deploymentCompleted: "All tasks of the deployment run.",
    steady: "As many tasks run as are wanted, and nothing is left to do.",
    started: "New tasks were started.",
    stopped: "Tasks that are not wanted any more were stopped.",
    taskEnded: "A task ended by itself, and is replaced.",
    other: "",
  },
  es: {
    inconsistent:
      "Las tareas terminan una y otra vez, así que el servicio espera más antes de cada nuevo intento. Vea las tareas detenidas.",
    failedToLaunch: "Una tarea terminó antes de que sus contenedores se ejecutaran. Vea el motivo de su detención.",
    unhealthy: "Una tarea falló su comprobación de estado y se reemplaza.",
    rollingBack: "El servicio vuelve a la última implementación que estaba en orden.",
    deploymentFailed: "La implementación no tuvo éxito.",
    deploymentCompleted: "Todas las tareas de la implementación están en ejecución.",
    steady: "Hay tantas tareas en ejecución como se desean y no queda nada por hacer.",
    started: "Se iniciaron tareas nuevas.",
    stopped: "Se detuvieron tareas que ya no se desean.",
    taskEnded: "Una tarea terminó por sí sola y se reemplaza.",
    other: "",
  },
});

export type EventKind = keyof (typeof eventKinds)["en"];

export const eventLabels = defineWords({
  en: {
    title: "Events",
    hint: "What the service did, in AWS's own words, the latest first. ECS keeps the last hundred.",
    find: "Find events",
    empty: "No events",
    emptyHint: "They come as soon as the service does something.",
    iconGood: "Success",
    iconBad: "Problem",
    iconNeutral: "Information",
  },
  es: {
    title: "Eventos",
    hint: "Lo que hizo el servicio, en las palabras propias de AWS, lo más reciente primero. ECS conserva los últimos cien.",
    find: "Buscar eventos",
    empty: "No hay eventos",
    emptyHint: "Llegan en cuanto el servicio hace algo.",
    iconGood: "Correcto",
    iconBad: "Problema",
    iconNeutral: "Información",
  },
});
