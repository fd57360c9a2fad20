// Words of the page of a role.
import { defineWords } from "../../../words/words.ts";

export const roleWords = defineWords({
  en: {
    deleteRole: "Delete role",
    editTrust: "Edit trust policy",
    maxSession: "Longest session",
    hours: "{hours, plural, one {# hour} other {# hours}}",
    trust: "Trust relationships",
    trustHint: "Who may take this role, and when.",
    trustSaved: "The trust policy of {name} has been saved.",
  },
  es: {
    deleteRole: "Eliminar rol",
    editTrust: "Editar política de confianza",
    maxSession: "Sesión más larga",
    hours: "{hours, plural, one {# hora} other {# horas}}",
    trust: "Relaciones de confianza",
    trustHint: "Quién puede asumir este rol, y cuándo.",
    trustSaved: "Se ha guardado la política de confianza de {name}.",
  },
});
