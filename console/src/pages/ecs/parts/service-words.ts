// Words that lists, flashes and dialogs of services share.
import { defineWords } from "../../../words/words.ts";

export const serviceWords = defineWords({
  en: {
    tasksRunning: "{running}/{desired} Tasks running",
    tasksPending: "{count, plural, one {# task pending} other {# tasks pending}}",
    noDeployment: "No deployment",
    inProgress: "In progress",
    completed: "Completed",
    failed: "Failed",
    rollingBack: "Rolling back",
    deploying: "{name} is being deployed: {running} of {desired, plural, one {# task} other {# tasks}} running.",
    deployingFailures:
      "{count, plural, one {# task has} other {# tasks have}} failed so far: the service's events say why.",
    deployed: "{name} has been deployed successfully.",
    deployFailed: "The deployment of {name} has failed.",
    deployStopped: "The deployment of {name} was stopped or replaced by a newer one.",
    rolledBack: "The deployment of {name} has failed, and the service was rolled back to its last good deployment.",
    viewService: "View service",
    viewEvents: "View events",
    deleteTitle: "Delete service {name}?",
    deleteHint:
      "The service is scaled down to zero tasks and then deleted. Its tasks stop: what they serve is no longer reachable. The task definition, the images and the logs stay.",
    forceDelete: "Force delete",
    forceDeleteHint:
      "Deletes the service even though it is not scaled down to zero tasks. Without it, the number of desired tasks is set to 0 first.",
    deleting: "{name} is being deleted: it drains until its tasks have stopped.",
  },
  es: {
    tasksRunning: "{running}/{desired} Tareas en ejecución",
    tasksPending: "{count, plural, one {# tarea pendiente} other {# tareas pendientes}}",
    noDeployment: "Sin implementación",
    inProgress: "En curso",
    completed: "Completada",
    failed: "Con error",
    rollingBack: "Revirtiendo",
    deploying:
      "{name} se está implementando: {running} de {desired, plural, one {# tarea} other {# tareas}} en ejecución.",
    deployingFailures:
      "Hasta ahora {count, plural, one {ha fallado # tarea} other {han fallado # tareas}}: los eventos del servicio dicen por qué.",
    deployed: "{name} se ha implementado correctamente.",
    deployFailed: "La implementación de {name} ha fallado.",
    deployStopped: "La implementación de {name} se detuvo o fue reemplazada por una más reciente.",
    rolledBack: "La implementación de {name} ha fallado y el servicio volvió a su última implementación correcta.",
    viewService: "Ver servicio",
    viewEvents: "Ver eventos",
    deleteTitle: "¿Eliminar el servicio {name}?",
    deleteHint:
      "El servicio se reduce a cero tareas y después se elimina. Sus tareas se detienen: lo que ofrecen deja de ser accesible. La definición de tarea, las imágenes y los registros se conservan.",
    forceDelete: "Forzar eliminación",
    forceDeleteHint:
      "Elimina el servicio aunque no se haya reducido a cero tareas. Sin esta opción, primero se establecen en 0 las tareas deseadas.",
    deleting: "{name} se está eliminando: drena hasta que se hayan detenido sus tareas.",
  },
});
