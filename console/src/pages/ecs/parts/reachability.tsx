// "Test connectivity": the chain from the browser to the task's process, as steps; the first broken one with its fix.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Steps, { type StepsProps } from "@cloudscape-design/components/steps";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Check } from "../../../../../src/model/reachability/chain.ts";
import type { BrokenCode, Link } from "../../../../../src/model/reachability/link.ts";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { Address } from "./address.tsx";
import { linkFixes, reachLabels } from "./reachability-fixes.ts";
import { type MendedTask, mendOf } from "./reachability-mend.ts";
import { brokenLink, type LinkMark, markOf, reachabilityRead, valuesOf } from "./reachability-read.ts";
import { linkCodes, linkNames } from "./reachability-words.ts";

export interface ReachabilityProps extends MendedTask {
  readonly taskArn: string;
}

export function Reachability(props: ReachabilityProps) {
  const t = useWords(reachLabels);
  const read = useLive(reachabilityRead(props.cluster, props.task, props.taskArn));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("hint")}
          actions={
            <Button iconName="refresh" loading={read.isFetching} onClick={() => void read.refetch()}>
              {t("test")}
            </Button>
          }
        >
          {t("title")}
        </Header>
      }
    >
      <Loaded read={read}>
        {({ checks, clientAddress }) =>
          checks.length === 0 ? (
            <Box color="text-body-secondary">{t("noPorts")}</Box>
          ) : (
            <SpaceBetween size="xl">
              {checks.map((check) => (
                <Chain
                  key={`${check.port}/${check.protocol}`}
                  check={check}
                  clientAddress={clientAddress}
                  mended={props}
                />
              ))}
            </SpaceBetween>
          )
        }
      </Loaded>
    </Container>
  );
}

const icons: Readonly<Record<LinkMark, StepsProps.Status>> = {
  ok: "success",
  warning: "warning",
  broken: "error",
  notChecked: "pending",
};

function Chain({
  check,
  clientAddress,
  mended,
}: {
  readonly check: Check;
  readonly clientAddress: string;
  readonly mended: MendedTask;
}) {
  const t = useWords(reachLabels);
  const names = useWords(linkNames);
  const codes = useWords(linkCodes);
  const first: StepsProps.Step = {
    status: "success",
    statusIconAriaLabel: t("ok"),
    header: <Box variant="strong">{t("browser")}</Box>,
    details: t("fromHere", { address: clientAddress }),
  };
  const steps = check.links.map((link): StepsProps.Step => {
    const mark = markOf(link);
    return {
      status: icons[mark],
      statusIconAriaLabel: t(mark),
      header: <Box variant="strong">{names(link.id)}</Box>,
      details: (
        <SpaceBetween size="xs">
          <span>{codes(link.code, valuesOf(link))}</span>
          {mark === "broken" && <Fix link={link} mended={mended} />}
        </SpaceBetween>
      ),
    };
  });
  return (
    <SpaceBetween size="m">
      <Verdict check={check} />
      <Steps steps={[first, ...steps]} ariaLabel={`${t("title")}: ${check.port}/${check.protocol}`} />
    </SpaceBetween>
  );
}

/** The answer in one sentence; it is announced when it changes. */
export function Verdict({ check }: { readonly check: Check }) {
  const t = useWords(reachLabels);
  const names = useWords(linkNames);
  const { port, url, links } = check;
  const broken = brokenLink(check);
  const answered = links.some(({ code }) => code === "http-status" || code === "http-error-status");
  return (
    <div aria-live="polite">
      {broken && <StatusIndicator type="error">{t("notReached", { port, link: names(broken.id) })}</StatusIndicator>}
      {!broken && answered && url !== undefined && (
        <SpaceBetween direction="horizontal" size="s">
          <StatusIndicator type="success">{t("reached", { url })}</StatusIndicator>
          <Address url={url} />
        </SpaceBetween>
      )}
      {!broken && !answered && <StatusIndicator type="info">{t("untold", { port })}</StatusIndicator>}
    </div>
  );
}

/** What to do about a broken link, with the button that leads there or does it. */
export function Fix({ link, mended }: { readonly link: Link; readonly mended: MendedTask }) {
  const t = useWords(reachLabels);
  const common = useCommonWords();
  const fixes = useWords(linkFixes);
  const navigate = useNavigate();
  const aws = useAws();
  const { flash, flashProblem } = useFlash();
  const [busy, setBusy] = useState(false);
  const mend = mendOf(link, mended);
  const act = async () => {
    if (mend?.kind === "go") return navigate(mend.to);
    setBusy(true);
    try {
      await mend?.mend(aws);
      flash({ type: "success", content: t("mended") });
    } catch (thrown) {
      flashProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Alert
      type="error"
      header={common("fix")}
      statusIconAriaLabel={common("error")}
      action={
        mend && (
          <Button variant="primary" loading={busy} onClick={() => void act()}>
            {t(mend.label)}
          </Button>
        )
      }
    >
      {/* Every broken link bears a code that has a fix. */}
      {fixes(link.code as BrokenCode, valuesOf(link))}
    </Alert>
  );
}
