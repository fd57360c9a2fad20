// How the console's main dialogs are opened, by what their buttons are called in both languages.
import type { Language, Visitor } from "./visitor.ts";
import type { Values } from "./content.ts";

export interface Dialog {
  readonly name: string;
  readonly open: (visitor: Visitor, values: Values, language: Language) => Promise<void>;
}

type Names = Readonly<Record<Language, string>>;

/** The page's button of this name, pressed. */
const press =
  (address: (values: Values) => string, names: Names): Dialog["open"] =>
  async (visitor, values, language) => {
    await visitor.visit(address(values));
    await visitor.page.getByRole("main").getByRole("button", { name: names[language], exact: true }).first().click();
  };

export const dialogs: readonly Dialog[] = [
  { name: "preferences of a list", open: press(() => "/ecs/clusters", { en: "Preferences", es: "Preferencias" }) },
  {
    name: "delete a cluster",
    open: press(({ cluster }) => `/ecs/clusters/${cluster}/services`, {
      en: "Delete cluster",
      es: "Eliminar clúster",
    }),
  },
  {
    name: "delete a service",
    open: press(({ cluster, service }) => `/ecs/clusters/${cluster}/services/${service}/health`, {
      en: "Delete service",
      es: "Eliminar servicio",
    }),
  },
  {
    name: "stop a task",
    open: press(({ cluster, task }) => `/ecs/clusters/${cluster}/tasks/${task}/configuration`, {
      en: "Stop",
      es: "Detener",
    }),
  },
  {
    name: "push commands",
    open: press(({ repository }) => `/ecr/repositories/${repository}`, {
      en: "View push commands",
      es: "Ver comandos de envío",
    }),
  },
  {
    name: "preview of rules",
    open: async (visitor, { group }, language) => {
      await visitor.visit(`/ec2/security-groups/${group}/edit-inbound`);
      const names = { en: "Preview changes", es: "Vista previa de los cambios" };
      await visitor.page.getByRole("button", { name: names[language] }).click();
    },
  },
];
