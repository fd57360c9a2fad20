// What is around every page: bar, menu, way back, messages, help, panel at the bottom, and the footer.
import AppLayout from "@cloudscape-design/components/app-layout";
import BreadcrumbGroup from "@cloudscape-design/components/breadcrumb-group";
import HelpPanel from "@cloudscape-design/components/help-panel";
import SplitPanel from "@cloudscape-design/components/split-panel";
import { useEffect, useState } from "react";
import { Outlet, useLocation } from "react-router";
import { useFollow } from "../parts/follow.ts";
import { useWords } from "../words/use-words.ts";
import { Flashes } from "./flashes.tsx";
import { Navigation } from "./navigation.tsx";
import { places } from "./places.ts";
import { useShellContext } from "./shell.tsx";
import { TopBar } from "./top-bar.tsx";
import { appWords } from "./words.ts";

export function Frame() {
  const t = useWords(appWords);
  const follow = useFollow();
  const { facts, panel } = useShellContext();
  const [toolsOpen, setToolsOpen] = useState(false);
  const [navigationOpen, setNavigationOpen] = useState(true);
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
  const here = { text: facts.title, href: pathname };
  return (
    <>
      <div id="top-bar" style={{ position: "sticky", insetBlockStart: 0, zIndex: 1002 }}>
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
        content={<Outlet />}
        tools={facts.help ? <HelpPanel header={<h2>{facts.title}</h2>}>{facts.help}</HelpPanel> : undefined}
        toolsHide={!facts.help}
        toolsOpen={toolsOpen}
        onToolsChange={({ detail }) => setToolsOpen(detail.open)}
        splitPanel={panel && <SplitPanel header={panel.title}>{panel.content}</SplitPanel>}
        ariaLabels={{
          navigation: t("menu"),
          navigationClose: t("menuClose"),
          navigationToggle: t("menuOpen"),
          notifications: t("notifications"),
          tools: t("tools"),
          toolsClose: t("tools"),
          toolsToggle: t("tools"),
        }}
      />
      <footer id="footer" className="footer">
        Muelle · {t("notAffiliated")}
      </footer>
    </>
  );
}
