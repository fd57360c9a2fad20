// What an image's manifest says: its layers and its configuration, or the images that an index names.
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useSettings } from "../../../app/settings.tsx";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Copyable } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { Loaded } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { shortDigest } from "../parts/image-uri.ts";
import { sizeText } from "../parts/size.ts";
import { indented } from "../parts/documents.ts";
import { manifestRead } from "../reads.ts";
import { Configuration } from "./configuration.tsx";
import { type Blob, parseManifest, type PlatformImage } from "./manifest.ts";
import { imageWords } from "./words.ts";
import "../parts/policy-document.css";

export function Contents({ name, digest }: { readonly name: string; readonly digest: string }) {
  const manifest = useLive(manifestRead(name, digest));
  return <Loaded read={manifest}>{(text) => <OfManifest name={name} text={text} />}</Loaded>;
}

function OfManifest({ name, text }: { readonly name: string; readonly text: string }) {
  const t = useWords(imageWords);
  const manifest = parseManifest(text);
  switch (manifest.kind) {
    case "index":
      return <Platforms name={name} images={manifest.images} />;
    case "image":
      return (
        <SpaceBetween size="l">
          <Configuration name={name} config={manifest.config} />
          <Layers layers={manifest.layers} />
        </SpaceBetween>
      );
    case "unknown":
      return (
        <Container header={<Header variant="h2">{t("manifest")}</Header>}>
          <SpaceBetween size="s">
            <Box>{t("unreadable")}</Box>
            <pre className="policy-document">{indented(text)}</pre>
          </SpaceBetween>
        </Container>
      );
  }
}

function Layers({ layers }: { readonly layers: readonly Blob[] }) {
  const t = useWords(imageWords);
  const { language } = useSettings();
  const numbered = layers.map((layer, index) => ({ ...layer, number: index + 1 }));
  const totalBytes = layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <Table
      items={numbered}
      trackBy={({ number }) => String(number)}
      ariaLabels={{ tableLabel: t("layers") }}
      header={
        <Header
          variant="h2"
          counter={`(${layers.length})`}
          description={`${t("layersHint")} ${sizeText(totalBytes, language)}`}
        >
          {t("layers")}
        </Header>
      }
      columnDefinitions={[
        { id: "number", header: "#", cell: ({ number }) => number, width: 60 },
        {
          id: "digest",
          header: t("layer"),
          isRowHeader: true,
          cell: ({ digest }) => <Copyable text={digest} shown={shortDigest(digest)} />,
        },
        { id: "size", header: t("sizeOne"), cell: ({ sizeBytes }) => sizeText(sizeBytes, language) },
        { id: "type", header: t("type"), cell: ({ mediaType }) => mediaType },
      ]}
    />
  );
}

function Platforms({ name, images }: { readonly name: string; readonly images: readonly PlatformImage[] }) {
  const t = useWords(imageWords);
  const { language } = useSettings();
  return (
    <Table
      items={[...images]}
      trackBy="digest"
      ariaLabels={{ tableLabel: t("platforms") }}
      header={
        <Header variant="h2" counter={`(${images.length})`} description={t("platformsHint")}>
          {t("platforms")}
        </Header>
      }
      columnDefinitions={[
        {
          id: "platform",
          header: t("platform"),
          isRowHeader: true,
          cell: ({ platform, digest }) => <Go to={places.image(name, digest)}>{platform || shortDigest(digest)}</Go>,
        },
        {
          id: "digest",
          header: t("manifest"),
          cell: ({ digest }) => <Copyable text={digest} shown={shortDigest(digest)} />,
        },
        { id: "size", header: t("sizeOne"), cell: ({ sizeBytes }) => sizeText(sizeBytes, language) },
        { id: "type", header: t("type"), cell: ({ mediaType }) => mediaType },
      ]}
    />
  );
}
