// CloudWatch > Log groups > a group > a stream: its events, and those that come.
import { useParams } from "react-router";
import { LogView } from "../../../parts/log-view.tsx";
import { Page } from "../../../parts/page.tsx";

export default function LogStreamPage() {
  const { logGroup = "", stream = "" } = useParams();
  return (
    <Page title={stream} crumbs={[]}>
      <LogView sources={[{ group: logGroup, stream, label: stream }]} />
    </Page>
  );
}
