// Words of the form that creates a policy.
import { defineWords } from "../../../words/words.ts";

export const createPolicyWords = defineWords({
  en: {
    title: "Create policy",
    created: "The policy {name} has been created. Attach it to a user or a role to use it.",
    details: "Policy details",
    permissions: "Specify permissions",
    permissionsHint: "Statements of effect, actions and resources, as JSON.",
    view: "View policy",
  },
  es: {
    title: "Crear política",
    created: "Se ha creado la política {name}. Asóciela a un usuario o a un rol para usarla.",
    details: "Detalles de la política",
    permissions: "Especificar permisos",
    permissionsHint: "Instrucciones de efecto, acciones y recursos, en JSON.",
    view: "Ver política",
  },
});
