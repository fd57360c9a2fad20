// Words of the JSON editor for task definitions.
import { jsonFaultWords } from "../../../parts/json-editor/fault-words.ts";
import { defineWords } from "../../../words/words.ts";

export const jsonWords = defineWords({
  en: {
    ...jsonFaultWords.en,
    asForm: "Edit in the form",
    asFormDisabled: "First correct what is wrong.",
    containerImage: "{index} needs an image.",
    containerName: "{index} needs a name.",
    containers: "containerDefinitions must have at least one container.",
    editor: "Task definition in JSON",
    family: "The family must not be empty.",
    hint: "The keys are those of RegisterTaskDefinition. Sizes may be written as 1 vCPU and 3 GB.",
    problems: "{count, plural, one {# problem} other {# problems}}",
    refused: "ECS would refuse it: {reason}",
    title: "Create new task definition",
    titleRevision: "Create new revision of {family}",
    type: "{path} must be of type {wanted}, not {found}.",
    unknown: "{path} is no key of a task definition.",
    valid: "The task definition is valid.",
  },
  es: {
    ...jsonFaultWords.es,
    asForm: "Editar en el formulario",
    asFormDisabled: "Corrija primero lo que está mal.",
    containerImage: "{index} necesita una imagen (image).",
    containerName: "{index} necesita un nombre (name).",
    containers: "containerDefinitions debe tener al menos un contenedor.",
    editor: "Definición de tarea en JSON",
    family: "La familia (family) no debe estar vacía.",
    hint: "Las claves son las de RegisterTaskDefinition. Los tamaños se pueden escribir como 1 vCPU y 3 GB.",
    problems: "{count, plural, one {# problema} other {# problemas}}",
    refused: "ECS lo rechazaría: {reason}",
    title: "Crear una nueva definición de tarea",
    titleRevision: "Crear una nueva revisión de {family}",
    type: "{path} debe ser de tipo {wanted}, no {found}.",
    unknown: "{path} no es una clave de una definición de tarea.",
    valid: "La definición de tarea es válida.",
  },
});
