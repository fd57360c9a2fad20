// Words of the list of log groups.
import { defineWords } from "../../../words/words.ts";

export const logGroupsWords = defineWords({
  en: {
    description: "A log group holds the log streams of one application; each container writes a stream of its own.",
    create: "Create log group",
    created: "The log group {name} has been created.",
    find: "Find log groups",
    emptyTitle: "No log groups",
    emptyHint: "Tasks make theirs when they start with awslogs-create-group = true. You can also create one.",
    name: "Log group name",
    nameRule: "1 to 512 characters: letters, numbers and the characters . - _ / #",
    nameInvalid: "Use letters, numbers and the characters . - _ / # only, 512 characters at most.",
    logClass: "Log class",
    view: "View log group",
  },
  es: {
    description:
      "Un grupo de registros contiene los flujos de registros de una aplicación; cada contenedor escribe un flujo propio.",
    create: "Crear grupo de registros",
    created: "Se ha creado el grupo de registros {name}.",
    find: "Buscar grupos de registros",
    emptyTitle: "No hay grupos de registros",
    emptyHint: "Las tareas crean el suyo al iniciarse con awslogs-create-group = true. También puede crear uno.",
    name: "Nombre del grupo de registros",
    nameRule: "De 1 a 512 caracteres: letras, números y los caracteres . - _ / #",
    nameInvalid: "Use solo letras, números y los caracteres . - _ / #, con un máximo de 512.",
    logClass: "Clase de registro",
    view: "Ver grupo de registros",
  },
});
