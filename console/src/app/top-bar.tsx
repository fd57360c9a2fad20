// The bar on top: whose house it is, search, whether what is shown is live, settings, region, account.
import TopNavigation, { type TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type Connection, useConnection } from "../aws/live.tsx";
import { useFollow } from "../parts/follow.ts";
import { useSession } from "../session/provider.tsx";
import { SwitchAccount } from "../session/switch-account.tsx";
import { useWords } from "../words/use-words.ts";
import { places } from "./places.ts";
import { regions } from "./regions.ts";
import { Search, useSearchKeys } from "./search.tsx";
import { type Settings, useSettings } from "./settings.tsx";
import { appWords } from "./words.ts";

export function TopBar() {
  const t = useWords(appWords);
  const follow = useFollow();
  const [switching, setSwitching] = useState(false);
  const account = useAccountUtility(() => setSwitching(true));
  const utilities = [useConnectionUtility(), useSettingsUtility(), useRegionUtility(), account];
  useSearchKeys("#top-bar", t("searchPages"));
  return (
    <>
      <TopNavigation
        identity={{ href: places.home(), logo: { src: "/wordmark.svg", alt: "Muelle" }, onFollow: follow }}
        search={<Search />}
        utilities={utilities}
        i18nStrings={{ searchIconAriaLabel: t("searchPages"), searchDismissIconAriaLabel: t("searchClose") }}
      />
      {switching && <SwitchAccount onClose={() => setSwitching(false)} />}
    </>
  );
}

function useConnectionUtility(): TopNavigationProps.Utility {
  const t = useWords(appWords);
  const connection: Connection = useConnection();
  const text = { live: t("live"), connecting: t("connecting"), broken: t("liveBroken") }[connection];
  const icon =
    connection === "live" ? "status-positive" : connection === "broken" ? "status-warning" : "status-pending";
  return { type: "button", iconName: icon, text, ariaLabel: text, disableUtilityCollapse: true, onClick: () => {} };
}

function useSettingsUtility(): TopNavigationProps.Utility {
  const t = useWords(appWords);
  const { language, both, mode, density, change } = useSettings();
  const choice = (id: string, text: string, checked: boolean) => ({
    id,
    text,
    itemType: "checkbox" as const,
    checked,
  });
  return {
    type: "menu-dropdown",
    iconName: "settings",
    ariaLabel: t("settings"),
    title: t("settings"),
    onItemClick: ({ detail: { id } }) => change(changeOf(id, { both, density })),
    items: [
      {
        id: "language",
        text: t("language"),
        items: [
          choice("language:es", t("spanish"), language === "es"),
          choice("language:en", t("english"), language === "en"),
          choice("both", t("both"), both),
        ],
      },
      {
        id: "mode",
        text: t("mode"),
        items: [
          choice("mode:light", t("light"), mode === "light"),
          choice("mode:dark", t("dark"), mode === "dark"),
          choice("mode:system", t("system"), mode === "system"),
          choice("density", t("density"), density === "compact"),
        ],
      },
    ],
  };
}

function changeOf(id: string, { both, density }: Pick<Settings, "both" | "density">): Partial<Settings> {
  if (id === "both") return { both: !both };
  if (id === "density") return { density: density === "compact" ? "comfortable" : "compact" };
  const [part, value = ""] = id.split(":");
  return { [part as "mode"]: value as Settings["mode"] };
}

function useRegionUtility(): TopNavigationProps.Utility {
  const t = useWords(appWords);
  const { region, change } = useSettings();
  const navigate = useNavigate();
  return {
    type: "menu-dropdown",
    text: region,
    ariaLabel: `${t("region")}: ${region}`,
    onItemClick: ({ detail: { id } }) => {
      change({ region: id });
      void navigate(places.home());
    },
    items: regions.map(({ id, name }) => ({
      id,
      text: `${name} (${id})`,
      itemType: "checkbox",
      checked: id === region,
    })),
  };
}

function useAccountUtility(onSwitch: () => void): TopNavigationProps.Utility {
  const t = useWords(appWords);
  const navigate = useNavigate();
  const { principal, signOut } = useSession();
  return {
    type: "menu-dropdown",
    iconName: "user-profile",
    text: `${principal.name} @ ${principal.account}`,
    ariaLabel: `${t("account")}: ${principal.name} @ ${principal.account}`,
    description: principal.arn,
    onItemClick: ({ detail: { id } }) => {
      if (id === "sign-out") void signOut();
      else if (id === "switch") onSwitch();
      else void navigate(places.whoAmI());
    },
    items: [
      { id: "who", text: t("whoAmI") },
      { id: "switch", text: t("changeAccount") },
      { id: "sign-out", text: t("signOut") },
    ],
  };
}
