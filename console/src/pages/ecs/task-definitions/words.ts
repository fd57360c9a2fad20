// Words of the list of task definitions.
import { defineWords } from "../../../words/words.ts";

export const definitionsWords = defineWords({
  en: {
    activeRevisions: "Active revisions",
    all: "Any status",
    description: "A task definition says which containers run together as a task, and what they need.",
    emptyHint: "A task needs a definition: which image, how much CPU and memory, which ports. Create one to begin.",
    emptyTitle: "No task definitions",
    filter: "Filter status",
    find: "Find task definitions",
    lastStatus: "Status of last revision",
    onlyActive: "Active task definitions",
    onlyInactive: "Inactive task definitions",
  },
  es: {
    activeRevisions: "Revisiones activas",
    all: "Cualquier estado",
    description: "Una definición de tarea dice qué contenedores se ejecutan juntos como una tarea y qué necesitan.",
    emptyHint:
      "Una tarea necesita una definición: qué imagen, cuánta CPU y memoria, qué puertos. Cree una para empezar.",
    emptyTitle: "No hay definiciones de tareas",
    filter: "Filtrar por estado",
    find: "Buscar definiciones de tareas",
    lastStatus: "Estado de la última revisión",
    onlyActive: "Definiciones de tareas activas",
    onlyInactive: "Definiciones de tareas inactivas",
  },
});
