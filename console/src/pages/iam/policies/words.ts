// Words of the list of policies.
import { defineWords } from "../../../words/words.ts";

export const policiesWords = defineWords({
  en: {
    description: "A policy says what is allowed and what is denied; users, groups and roles hold it.",
    all: "All types",
    create: "Create policy",
    emptyTitle: "No policies",
    find: "Find policies",
    type: "Filter by type",
    usedBy: "Attached to",
  },
  es: {
    description: "Una política dice qué se permite y qué se deniega; la tienen usuarios, grupos y roles.",
    all: "Todos los tipos",
    create: "Crear política",
    emptyTitle: "No hay políticas",
    find: "Buscar políticas",
    type: "Filtrar por tipo",
    usedBy: "Asociada a",
  },
});
