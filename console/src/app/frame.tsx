// What is around every page: bar, menu, way back, messages, help, panel at the bottom, and the footer.
import AppLayout from "@cloudscape-design/components/app-layout";
import BreadcrumbGroup from "@cloudscape-design/components/breadcrumb-group";
import HelpPanel from "@cloudscape-design/components/help-panel";
import SplitPanel from "@cloudscape-design/components/split-panel";
import { useState } from "react";
import { Outlet, useLocation } from "react-router";
import { useFollow } from "../parts/follow.ts";
import { useSession } from "../session/provider.tsx";
import { useOneLanguage, useWords } from "../words/use-words.ts";
import { Flashes } from "./flashes.tsx";
import { Navigation } from "./navigation.tsx";
import { focusHeading, useNewPage } from "./new-page.ts";
import { places } from "./places.ts";
import { useShellContext } from "./shell.tsx";
import { TopBar } from "./top-bar.tsx";
import { appWords } from "./words.ts";

export function Frame() {
  const t = useWords(appWords);
  const follow = useFollow();
  const { facts, panel, helpOpen, setHelpOpen } = useShellContext();
  const about = useAbout();
  const [navigationOpen, setNavigationOpen] = useState(true);
  const { pathname } = useLocation();
  useNewPage(facts.title);
  const here = { text: facts.title, href: pathname };
  return (
    <>
      <a
        href="#main"
        className="skip"
        onClick={(event) => {
          event.preventDefault();
          focusHeading();
        }}
      >
        {t("skip")}
      </a>
      <div id="top-bar">
        <TopBar />
      </div>
      <AppLayout
        headerSelector="#top-bar"
        footerSelector="#footer"
        navigation={<Navigation />}
        navigationOpen={navigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        breadcrumbs={
          <BreadcrumbGroup
            items={[{ text: "Muelle", href: places.home() }, ...facts.crumbs, here]}
            onFollow={follow}
            ariaLabel={t("wayBack")}
          />
        }
        notifications={<Flashes />}
        stickyNotifications
        content={
          <div id="main">
            <Outlet />
          </div>
        }
        tools={facts.help ? <HelpPanel header={<h2>{facts.title}</h2>}>{facts.help}</HelpPanel> : undefined}
        toolsHide={!facts.help}
        toolsOpen={helpOpen}
        onToolsChange={({ detail }) => setHelpOpen(detail.open)}
        splitPanel={panel && <SplitPanel header={panel.title}>{panel.content}</SplitPanel>}
        ariaLabels={{
          navigation: t("menu"),
          navigationClose: t("menuClose"),
          navigationToggle: t("menuOpen"),
          notifications: t("notifications"),
          tools: t("tools"),
          toolsClose: t("toolsClose"),
          toolsToggle: t("toolsOpen"),
        }}
      />
      <footer id="footer" className="footer">
        {about}
      </footer>
    </>
  );
}

/** Which Muelle this is, whose it is not, and whether what runs is real. */
function useAbout(): string {
  const t = useOneLanguage(appWords);
  const { version, engine } = useSession();
  const facts = [`Muelle ${version}`, t("notAffiliated"), ...(engine === "simulated" ? [t("simulated")] : [])];
  return facts.join(" · ");
}
