// GetAuthorizationToken: what `docker login` takes, good for twelve hours and for whatever the caller may.
import type * as ECR from "@aws-sdk/client-ecr";
import { issueRegistryToken } from "../../store/tables/ecr-tokens.ts";
import { operation } from "../service.ts";
import { checkList, checkRegistryId } from "./constraints.ts";

export const getAuthorizationToken = operation<typeof ECR, "GetAuthorizationToken">({
  access: "Read",
  handle({ registryIds }, { tx, principal, nowMs, dice, addresses, account }) {
    checkList("registryIds", registryIds, 10);
    for (const registryId of registryIds ?? []) checkRegistryId(registryId);
    // One registry answers for every account: what may be done where is asked at each request.
    const authorizationData = (registryIds ?? [account]).map(() => {
      const { username, password, expiresAtMs } = issueRegistryToken(tx, principal, { nowMs, dice });
      return {
        authorizationToken: Buffer.from(`${username}:${password}`).toString("base64"),
        expiresAt: new Date(expiresAtMs),
        proxyEndpoint: `http://${addresses.registryHost}`,
      };
    });
    return { authorizationData };
  },
});
