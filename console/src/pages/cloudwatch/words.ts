// Words that the pages of CloudWatch Logs share.
import { defineWords } from "../../words/words.ts";

export const cloudWatchWords = defineWords({
  en: {
    days: "{days, plural, one {# day} other {# days}}",
    deleteGroup: "Delete log group",
    deleteGroups:
      "{count, plural, one {The log group is} other {# log groups are}} deleted with all streams and events. This cannot be undone.",
    deletedGroups: "{count, plural, one {The log group {name} has} other {# log groups have}} been deleted.",
    deleteProtected: "A group with deletion protection is refused: turn that off first.",
    editRetention: "Edit retention",
    group: "Log group",
    groups: "Log groups",
    liveTail: "Live tail",
    retention: "Retention",
    retentionHint: "Older events are deleted within an hour.",
    retentionSaved: "The retention of {name} has been changed.",
    never: "Never expire",
    storedBytes: "Stored bytes",
    stream: "Log stream",
  },
  es: {
    days: "{days, plural, one {# día} other {# días}}",
    deleteGroup: "Eliminar grupo de registros",
    deleteGroups:
      "{count, plural, one {El grupo de registros se elimina} other {Se eliminan # grupos de registros}} con todos los flujos y eventos. No se puede deshacer.",
    deletedGroups:
      "{count, plural, one {Se ha eliminado el grupo de registros {name}.} other {Se han eliminado # grupos de registros.}}",
    deleteProtected: "Un grupo con protección contra la eliminación se rechaza: desactívela primero.",
    editRetention: "Editar retención",
    group: "Grupo de registros",
    groups: "Grupos de registros",
    liveTail: "Seguimiento en vivo",
    retention: "Retención",
    retentionHint: "Los eventos más antiguos se eliminan en el plazo de una hora.",
    retentionSaved: "Se ha cambiado la retención de {name}.",
    never: "No caduca nunca",
    storedBytes: "Bytes almacenados",
    stream: "Flujo de registros",
  },
});
