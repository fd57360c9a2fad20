// Words of the list of roles.
import { defineWords } from "../../../words/words.ts";

export const rolesWords = defineWords({
  en: {
    description: "A role is taken for a while by whom its trust policy names: ECS's tasks, a service, a user.",
    create: "Create role",
    emptyHint: "Tasks need ecsTaskExecutionRole to pull images and to write logs.",
    emptyTitle: "No roles",
    find: "Find roles",
    name: "Role name",
    trusted: "Trusted entities",
  },
  es: {
    description:
      "Un rol lo asume durante un tiempo quien nombra su política de confianza: las tareas de ECS, un servicio, un usuario.",
    create: "Crear rol",
    emptyHint: "Las tareas necesitan ecsTaskExecutionRole para extraer imágenes y escribir registros.",
    emptyTitle: "No hay roles",
    find: "Buscar roles",
    name: "Nombre del rol",
    trusted: "Entidades de confianza",
  },
});
