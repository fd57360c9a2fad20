// The way from an image to a web page as a picture that can be followed: an ordered list of steps, each a link with its state.
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { places } from "../../app/places.ts";
import { Go } from "../../parts/go.tsx";
import { useWords } from "../../words/use-words.ts";
import { StepPicture } from "./step-picture.tsx";
import { addressOf, type Found, statesOf, type StepId, stepIds, type StepState } from "./way.ts";
import { homeWords } from "./words.ts";
import "./home.css";

export function Steps({ found }: { readonly found: Found }) {
  const t = useWords(homeWords);
  const states = statesOf(found);
  return (
    <ol className="way" aria-label={t("way")}>
      {stepIds.map((id, index) => (
        <Step key={id} id={id} number={index + 1} state={states.get(id) ?? "later"} found={found} />
      ))}
    </ol>
  );
}

function Step({
  id,
  number,
  state,
  found,
}: {
  readonly id: StepId;
  readonly number: number;
  readonly state: StepState;
  readonly found: Found;
}) {
  const t = useWords(homeWords);
  const address = id === "page" ? addressOf(found) : undefined;
  const port = found.service?.port;
  const told = id === "rule" && port !== undefined ? t("ruleAt", { port: String(port) }) : t(`${id}Hint`);
  const made = state === "done" ? nameOf(id, found) : undefined;
  return (
    <li className={`way-step way-${state}`} aria-current={state === "next" ? "step" : undefined}>
      <div className="way-mark">
        <StepPicture id={id} />
      </div>
      <div className="way-text">
        <span className="way-title">
          {number}.{" "}
          {address ? (
            <Link href={address} external variant="primary">
              {t("page")}
            </Link>
          ) : (
            <Go to={placeOf(id, state, found)} variant="primary">
              {t(id)}
            </Go>
          )}
        </span>
        <span className="way-hint">{address ?? made ?? told}</span>
        <State state={state} />
      </div>
    </li>
  );
}

function State({ state }: { readonly state: StepState }) {
  const t = useWords(homeWords);
  const type = { done: "success", next: "in-progress", later: "pending" } as const;
  return <StatusIndicator type={type[state]}>{t(state)}</StatusIndicator>;
}

/** What a step that is done has made. */
function nameOf(id: StepId, { repository, image, cluster, family, service }: Found): string | undefined {
  const names = { repository, image: image?.repository, cluster, definition: family, service: service?.name };
  return id === "rule" || id === "page" ? undefined : names[id];
}

/** A step that is done leads to what was made; one that is not, to where it is made. */
function placeOf(id: StepId, state: StepState, found: Found): string {
  const isDone = state === "done";
  const { repository, image, cluster, family, service } = found;
  switch (id) {
    case "repository":
      return isDone && repository !== undefined ? places.repository(repository) : places.createRepository();
    case "image":
      if (isDone && image) return places.image(image.repository, image.digest);
      return repository === undefined ? places.repositories() : places.pushCommands(repository);
    case "cluster":
      return isDone && cluster !== undefined ? places.cluster(cluster) : places.createCluster();
    case "definition":
      return isDone && family !== undefined ? places.taskDefinitionFamily(family) : places.createTaskDefinition();
    case "service":
      if (service) return places.service(service.cluster, service.name);
      if (family !== undefined) return places.deployService(family);
      return cluster === undefined ? places.clusters() : places.createService(cluster);
    case "rule":
      return placeOfRule(found, isDone);
    case "page":
      return service ? places.service(service.cluster, service.name, "tasks") : places.clusters();
  }
}

function placeOfRule({ service }: Found, isDone: boolean): string {
  const [group] = service?.groups ?? [];
  if (group === undefined) return places.securityGroups();
  if (isDone || service?.port === undefined) return places.securityGroup(group);
  return places.editInboundRules(group, { port: service.port, source: "0.0.0.0/0" });
}
