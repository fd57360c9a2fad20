// The first page: where to begin, and the way of the first lesson, step by step.
import Box from "@cloudscape-design/components/box";
import { places } from "../../app/places.ts";
import { Go } from "../../parts/go.tsx";
import { Page } from "../../parts/page.tsx";

export default function HomePage() {
  return (
    <Page title="Muelle" crumbs={[]}>
      <Box>
        <Go to={places.clusters()}>ECS</Go>
      </Box>
    </Page>
  );
}
