// What is wrong with a text that should be JSON, by kind of fault.
import { defineWords } from "../../words/words.ts";

export const jsonFaultWords = defineWords({
  en: {
    json_colon: "A colon must follow the key; {found} stands here.",
    json_comma: "A comma or the end is missing before {found}.",
    json_duplicate: "The key {found} stands here a second time.",
    json_end: "The text ends too soon: a bracket, a brace or a value is missing.",
    json_extra: "Nothing may follow the end; {found} does.",
    json_key: "A key in double quotes must stand here, not {found}. Is there a comma too many?",
    json_string: "This text is not closed, or has an escape that JSON does not know.",
    json_value: "A value must stand here, not {found}.",
    place: "Line {line}, column {column}",
  },
  es: {
    json_colon: "Después de la clave deben ir dos puntos; aquí está {found}.",
    json_comma: "Falta una coma o el cierre antes de {found}.",
    json_duplicate: "La clave {found} aparece aquí por segunda vez.",
    json_end: "El texto termina demasiado pronto: falta un corchete, una llave o un valor.",
    json_extra: "Nada puede seguir al final; aquí sigue {found}.",
    json_key: "Aquí debe ir una clave entre comillas dobles, no {found}. ¿Sobra una coma?",
    json_string: "Este texto no está cerrado o tiene un escape que JSON no conoce.",
    json_value: "Aquí debe ir un valor, no {found}.",
    place: "Línea {line}, columna {column}",
  },
});
