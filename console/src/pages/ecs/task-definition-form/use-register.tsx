// Registers a definition, says so with the next action, and shows the new revision.
import { ECSClient, RegisterTaskDefinitionCommand, type RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DeployMenu } from "../parts/revision-menus.tsx";
import { formWords } from "./words.ts";

/** The function rejects with ECS's own error when the definition is refused. */
export function useRegister(): (input: RegisterTaskDefinitionCommandInput) => Promise<void> {
  const t = useWords(formWords);
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  return async (input) => {
    const { taskDefinition = {} } = await aws.of(ECSClient).send(new RegisterTaskDefinitionCommand(input));
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
