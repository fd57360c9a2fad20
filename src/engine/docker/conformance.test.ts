import { engineConformance } from "../conformance.ts";
import { dockerFixture } from "./test/docker-fixture.ts";

engineConformance("Docker Engine", dockerFixture);
