// Words of the list of a family's revisions.
import { defineWords } from "../../../words/words.ts";

export const revisionsWords = defineWords({
  en: {
    emptyHint: "This family has no revision any more, or never had one. Create a task definition of this name.",
    emptyTitle: "No revisions",
    find: "Find revisions",
    mixed: "Select revisions that are all ACTIVE.",
    mixedDelete: "Select revisions that are all INACTIVE: deregister them first.",
    registeredAt: "Registered at",
    revisions: "Revisions",
    selectSome: "Select revisions first.",
  },
  es: {
    emptyHint: "Esta familia ya no tiene revisiones o nunca las tuvo. Cree una definición de tarea con este nombre.",
    emptyTitle: "No hay revisiones",
    find: "Buscar revisiones",
    mixed: "Seleccione solo revisiones que estén ACTIVE.",
    mixedDelete: "Seleccione solo revisiones que estén INACTIVE: anule primero su registro.",
    registeredAt: "Fecha de registro",
    revisions: "Revisiones",
    selectSome: "Seleccione primero las revisiones.",
  },
});
