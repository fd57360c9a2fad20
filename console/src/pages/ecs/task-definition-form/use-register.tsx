// Registers a definition, says so with the next action, and shows the new revision.
import { ECSClient, RegisterTaskDefinitionCommand, type RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DeployMenu } from "../parts/revision-menus.tsx";
import { createLogGroups } from "./log-groups.ts";
import { formWords } from "./words.ts";

/** The function rejects with ECS's own error when the definition is refused. */
export function useRegister(): (input: RegisterTaskDefinitionCommandInput) => Promise<void> {
  const t = useWords(formWords);
  const aws = useAws();
  const navigate = useNavigate();
  const { flash, flashProblem } = useFlash();
  const createGroups = async (input: RegisterTaskDefinitionCommandInput) => {
    try {
      const names = await createLogGroups(aws, input);
      if (names.length > 0) flash({ type: "success", content: t("groupsCreated", { names: names.join(", ") }) });
    } catch (thrown) {
      // The definition is right without them; its tasks will try to create them with their execution role.
      flashProblem(thrown, t("groupsNotCreated"));
    }
  };
  return async (input) => {
    const { taskDefinition = {} } = await aws.of(ECSClient).send(new RegisterTaskDefinitionCommand(input));
    await createGroups(input);
    const { family = "", revision = 0 } = taskDefinition;
    const name = `${family}:${revision}`;
    flash({
      type: "success",
      header: t("registered"),
      content: t("registeredHint", { name }),
      control: <DeployMenu definition={name} />,
    });
    await navigate(places.taskDefinition(family, revision));
  };
}
