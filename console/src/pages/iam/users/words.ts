// Words of the list of users.
import { defineWords } from "../../../words/words.ts";

export const usersWords = defineWords({
  en: {
    description: "An IAM user signs in with access keys of its own, and may do what its policies allow.",
    create: "Create user",
    created: "The user {name} has been created. Without policies and access keys it can do nothing yet.",
    emptyHint: "You work as the root of the account now. Create a user to try what permissions do.",
    emptyTitle: "No users",
    find: "Find users",
    name: "User name",
    nameRule: "At most 64 characters: letters, numbers and + = , . @ _ -",
    view: "View user",
  },
  es: {
    description:
      "Un usuario de IAM inicia sesión con claves de acceso propias y puede hacer lo que permiten sus políticas.",
    create: "Crear usuario",
    created: "Se ha creado el usuario {name}. Sin políticas ni claves de acceso todavía no puede hacer nada.",
    emptyHint: "Ahora trabaja como raíz de la cuenta. Cree un usuario para probar qué hacen los permisos.",
    emptyTitle: "No hay usuarios",
    find: "Buscar usuarios",
    name: "Nombre de usuario",
    nameRule: "64 caracteres como máximo: letras, números y + = , . @ _ -",
    view: "Ver usuario",
  },
});
