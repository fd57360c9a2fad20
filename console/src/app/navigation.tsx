// The menu on the left, and the index that the search box looks through: both from one list.
import SideNavigation, { type SideNavigationProps } from "@cloudscape-design/components/side-navigation";
import { useLocation } from "react-router";
import { useFollow } from "../parts/follow.ts";
import { useWords } from "../words/use-words.ts";
import { places } from "./places.ts";
import { appWords } from "./words.ts";

type AppWord = keyof (typeof appWords)["en"];

export interface Destination {
  readonly label: AppWord;
  readonly href: string;
  /** What people type who look for it, in both languages, beside its labels. */
  readonly synonyms?: string;
}

export interface Section {
  /** A product's name, the same in both languages. */
  readonly title: string;
  readonly destinations: readonly Destination[];
}

export const sections: readonly Section[] = [
  {
    title: "Elastic Container Service",
    destinations: [
      { label: "clusters", href: places.clusters(), synonyms: "ecs cluster servicios services tareas tasks" },
      {
        label: "taskDefinitions",
        href: places.taskDefinitions(),
        synonyms: "task definition definicion familia family contenedor container",
      },
      { label: "accountSettings", href: places.accountSettings(), synonyms: "ecs settings configuracion" },
    ],
  },
  {
    title: "Elastic Container Registry",
    destinations: [
      {
        label: "repositories",
        href: places.repositories(),
        synonyms: "ecr registry registro imagen image docker push",
      },
    ],
  },
  {
    title: "EC2",
    destinations: [
      { label: "vpcs", href: places.vpcs(), synonyms: "network red networking redes virtual private cloud" },
      { label: "subnets", href: places.subnets(), synonyms: "subred network red networking redes" },
      {
        label: "securityGroups",
        href: places.securityGroups(),
        synonyms: "firewall regla rule puerto port inbound entrada networking redes",
      },
      {
        label: "networkInterfaces",
        href: places.networkInterfaces(),
        synonyms: "eni ip publica public networking redes",
      },
    ],
  },
  {
    title: "CloudWatch",
    destinations: [
      { label: "logGroups", href: places.logGroups(), synonyms: "logs registros cloudwatch" },
      { label: "liveTail", href: places.liveTail(), synonyms: "logs registros tail seguir follow" },
      { label: "metrics", href: places.metrics(), synonyms: "cpu memoria memory grafico chart cloudwatch" },
    ],
  },
  {
    title: "IAM",
    destinations: [
      { label: "users", href: places.users(), synonyms: "iam usuario" },
      { label: "roles", href: places.roles(), synonyms: "iam rol ecsTaskExecutionRole" },
      { label: "policies", href: places.policies(), synonyms: "iam politica permisos permissions" },
      { label: "whoAmI", href: places.whoAmI(), synonyms: "sts caller identity identidad" },
    ],
  },
];

export function Navigation() {
  const t = useWords(appWords);
  const follow = useFollow();
  const { pathname } = useLocation();
  const items: SideNavigationProps.Item[] = sections.map(({ title, destinations }) => ({
    type: "section",
    text: title,
    items: destinations.map(({ label, href }) => ({ type: "link", text: t(label), href })),
  }));
  const all = sections.flatMap(({ destinations }) => destinations.map(({ href }) => href));
  const active = all.filter((href) => pathname.startsWith(href)).sort((one, other) => other.length - one.length)[0];
  return (
    <SideNavigation
      header={{ href: places.home(), text: "Muelle" }}
      items={items}
      activeHref={active ?? pathname}
      onFollow={follow}
    />
  );
}
