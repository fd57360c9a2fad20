// Tabs whose choice is part of the address, so that links, reload and the browser's back lead to the same one.
import Tabs from "@cloudscape-design/components/tabs";
import type { ReactNode } from "react";
import { useNavigate, useParams } from "react-router";

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** Made only while the tab is shown. */
  readonly content: () => ReactNode;
}

export function TabSet({
  tabs,
  hrefOf,
  label,
}: {
  readonly tabs: readonly Tab[];
  readonly hrefOf: (id: string) => string;
  readonly label: string;
}) {
  const { tab } = useParams();
  const navigate = useNavigate();
  const active = tabs.find(({ id }) => id === tab) ?? tabs[0];
  return (
    <Tabs
      ariaLabel={label}
      activeTabId={active?.id}
      onChange={({ detail }) => {
        if (detail.activeTabHref) void navigate(detail.activeTabHref, { replace: false });
      }}
      tabs={tabs.map((each) => ({
        id: each.id,
        label: each.label,
        href: hrefOf(each.id),
        content: each.id === active?.id ? each.content() : null,
      }))}
    />
  );
}
