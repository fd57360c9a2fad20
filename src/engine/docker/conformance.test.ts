import { engineConformance } from "../conformance.ts";
import { dockerFixture } from "../../../test/docker/engine-fixture.ts";

engineConformance("Docker Engine", dockerFixture);
