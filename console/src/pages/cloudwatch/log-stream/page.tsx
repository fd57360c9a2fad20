// CloudWatch > Log groups > a group > a stream: its events, and those that come.
import { useParams } from "react-router";
import { places, streamInAddress } from "../../../app/places.ts";
import { LogView } from "../../../parts/log-view.tsx";
import { Page } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { cloudWatchWords } from "../words.ts";

export default function LogStreamPage() {
  const { logGroup = "", stream: inAddress = "" } = useParams();
  const stream = streamInAddress(inAddress);
  const shared = useWords(cloudWatchWords);
  return (
    <Page
      title={stream}
      description={shared("stream")}
      crumbs={[
        { text: "CloudWatch", href: places.logGroups() },
        { text: shared("groups"), href: places.logGroups() },
        { text: logGroup, href: places.logGroup(logGroup) },
      ]}
    >
      <LogView sources={[{ group: logGroup, stream, label: stream }]} name={stream} height="60vh" />
    </Page>
  );
}
