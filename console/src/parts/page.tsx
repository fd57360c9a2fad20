// The page's shell: title in the tab, way back (breadcrumbs), header with its buttons, and what it shows while it reads.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useShell, useShellContext } from "../app/shell.tsx";
import { asProblem, isNotFound } from "../aws/problems.ts";
import { useCommonWords, useWords } from "../words/use-words.ts";
import { appWords } from "../app/words.ts";

export interface Crumb {
  readonly text: string;
  readonly href: string;
}

export interface PageProps {
  readonly title: string;
  /** From the outermost; this page itself comes last by its title. */
  readonly crumbs: readonly Crumb[];
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** The help panel's content, while this page is shown. */
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, crumbs, description, actions, help, children }: PageProps) {
  useShell({ title, crumbs, help });
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description} actions={actions} info={help && <Info title={title} />}>
          {title}
        </Header>
      }
    >
      {children}
    </ContentLayout>
  );
}

/** Opens the help panel, as AWS's "Info" links do. */
function Info({ title }: { readonly title: string }) {
  const common = useCommonWords();
  const t = useWords(appWords);
  const { setHelpOpen } = useShellContext();
  return (
    <Link variant="info" ariaLabel={t("helpInfo", { title })} onFollow={() => setHelpOpen(true)}>
      {common("info")}
    </Link>
  );
}

/**
 * What a read gave, once it is there; before that a spinner, and when it failed why. The page around it stays:
 * `<Loaded read={cluster}>{(cluster) => …}</Loaded>`.
 */
export function Loaded<T>({
  read,
  children,
}: {
  readonly read: UseQueryResult<T, Error>;
  readonly children: (value: T) => ReactNode;
}) {
  const common = useCommonWords();
  const t = useWords(appWords);
  if (read.data !== undefined)
    return (
      <>
        <StaleNotice problem={read.error} onRetry={() => void read.refetch()} />
        {children(read.data)}
      </>
    );
  if (read.error && isNotFound(read.error))
    return (
      <Alert type="warning" header={t("notFound")}>
        {t("notFoundHint")} {asProblem(read.error).message}
      </Alert>
    );
  if (read.error) return <ProblemAlert problem={read.error} onRetry={() => void read.refetch()} />;
  return (
    <Box textAlign="center" padding="xxl" color="text-body-secondary">
      <SpaceBetween size="xs" direction="vertical" alignItems="center">
        <Spinner size="large" />
        <span>{common("loading")}</span>
      </SpaceBetween>
    </Box>
  );
}

/** Above what was read before, when reading it again failed: it is no longer known to be true. Nothing without a problem. */
export function StaleNotice({ problem, onRetry }: { readonly problem: unknown; readonly onRetry?: () => void }) {
  const common = useCommonWords();
  const t = useWords(appWords);
  if (problem === undefined || problem === null) return null;
  const { code, message } = asProblem(problem);
  const isGone = isNotFound(problem);
  return (
    <Box padding={{ bottom: "m" }}>
      <Alert
        type="warning"
        header={t(isGone ? "gone" : "stale")}
        action={onRetry && !isGone && <Button onClick={onRetry}>{common("retry")}</Button>}
      >
        {t(isGone ? "goneHint" : "staleHint")} {code}: {message}
      </Alert>
    </Box>
  );
}

/** An error with its code and words, in place. `fix`: what to do, where it is known. */
export function ProblemAlert({
  problem,
  onRetry,
  fix,
}: {
  readonly problem: unknown;
  readonly onRetry?: () => void;
  readonly fix?: ReactNode;
}) {
  const common = useCommonWords();
  const { code, message } = asProblem(problem);
  useEffect(() => {
    if (!(problem instanceof Error) || code === "TypeError") console.error(problem);
  }, [problem, code]);
  return (
    <Alert
      type="error"
      header={code}
      action={onRetry && <Button onClick={onRetry}>{common("retry")}</Button>}
      statusIconAriaLabel={common("error")}
    >
      {message}
      {fix && (
        <Box padding={{ top: "xs" }}>
          <Box variant="strong">{common("fix")}: </Box>
          {fix}
        </Box>
      )}
    </Alert>
  );
}
