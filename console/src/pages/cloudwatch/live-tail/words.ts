// Words of live tail.
import { defineWords } from "../../../words/words.ts";

export const liveTailWords = defineWords({
  en: {
    description:
      "Shows the events of log groups as they arrive. A filter pattern leaves out the rest before they are sent.",
    choose: "What to follow",
    groups: "Log groups",
    groupsHint: "Up to 10.",
    groupsPlaceholder: "Choose log groups",
    noGroups: "There are no log groups yet.",
    pattern: "Filter pattern",
    start: "Start",
    stop: "Stop",
    streams: "Log streams",
    streamsAll: "All streams",
    streamsHint: "Of one log group; with several groups, all of their streams are followed.",
    chooseFirst: "Choose a log group first.",
    startTitle: "Not started",
    startHint: "Choose one or more log groups and start.",
  },
  es: {
    description:
      "Muestra los eventos de los grupos de registros en cuanto llegan. Un patrón de filtro descarta los demás antes de enviarlos.",
    choose: "Qué seguir",
    groups: "Grupos de registros",
    groupsHint: "Hasta 10.",
    groupsPlaceholder: "Elija grupos de registros",
    noGroups: "Todavía no hay grupos de registros.",
    pattern: "Patrón de filtro",
    start: "Iniciar",
    stop: "Detener",
    streams: "Flujos de registros",
    streamsAll: "Todos los flujos",
    streamsHint: "De un grupo de registros; con varios grupos se siguen todos sus flujos.",
    chooseFirst: "Elija primero un grupo de registros.",
    startTitle: "Sin iniciar",
    startHint: "Elija uno o más grupos de registros e inicie.",
  },
});
