// Words of the page that says who is signed in.
import { defineWords } from "../../../words/words.ts";

export const whoAmIWords = defineWords({
  en: {
    title: "Who am I",
    description: "As AWS sees whoever signed in here (sts:GetCallerIdentity).",
    account: "Account",
    action: "Action",
    allowed: "Allowed",
    denied: "Denied",
    explicit: "Denied by a policy",
    engine: "Engine",
    identity: "Identity",
    kind: "Kind",
    may: "What you may do",
    mayHint: "What your policies say to some actions on every resource (iam:SimulatePrincipalPolicy).",
    mayRoot:
      "The root of an account may do everything: no policy is asked. Sign in with a user's access key to see policies at work.",
    userId: "User ID",
    version: "Version of Muelle",
  },
  es: {
    title: "Quién soy",
    description: "Como ve AWS a quien ha iniciado sesión aquí (sts:GetCallerIdentity).",
    account: "Cuenta",
    action: "Acción",
    allowed: "Permitida",
    denied: "Denegada",
    explicit: "Denegada por una política",
    engine: "Motor",
    identity: "Identidad",
    kind: "Tipo",
    may: "Qué puede hacer",
    mayHint: "Lo que dicen sus políticas de algunas acciones sobre todos los recursos (iam:SimulatePrincipalPolicy).",
    mayRoot:
      "La raíz de una cuenta puede hacerlo todo: no se pregunta a ninguna política. Inicie sesión con la clave de acceso de un usuario para ver cómo actúan las políticas.",
    userId: "ID de usuario",
    version: "Versión de Muelle",
  },
});
