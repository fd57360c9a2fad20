// The picture of a service as SVG: boxes with marks, joined by lines that are whole as far as a request comes.
import { useWords } from "../../../words/use-words.ts";
import type { NodeState, Picture, PictureNode } from "./picture-plan.ts";
import { pictureWords } from "./picture-words.ts";
import "./service-picture.css";

const box = { width: 172, height: 92, gapX: 36, gapY: 20 };
const marks: Readonly<Record<NodeState, string>> = { ok: "✓", broken: "✗", unknown: "…" };
const mostCharacters = 22;
const mostLines = 3;

const shortened = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text);
const columnX = (column: number) => 2 + column * (box.width + box.gapX);

export function Drawing({ picture, label }: { readonly picture: Picture; readonly label: string }) {
  const { nodes, branches } = picture;
  const rows = Math.max(1, branches.length);
  const height = rows * (box.height + box.gapY) - box.gapY + 4;
  const middle = (height - box.height) / 2;
  const branchY = (row: number) => 2 + row * (box.height + box.gapY);
  const reached = nodes.map((_node, at) => joined(nodes.slice(0, at + 1)));
  const end = nodes.length;
  return (
    <svg
      className="service-picture"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${columnX(end + 2) - box.gapX + 2} ${height}`}
    >
      {nodes.map((node, at) => (
        <g key={node.kind}>
          {at > 0 && (
            <Edge from={[columnX(at - 1), middle]} to={[columnX(at), middle]} state={reached[at] ?? "unknown"} />
          )}
          <Box node={node} x={columnX(at)} y={middle} />
        </g>
      ))}
      {branches.map(({ container, image }, row) => (
        <g key={container.name}>
          <Edge
            from={[columnX(end - 1), middle]}
            to={[columnX(end), branchY(row)]}
            state={joined([...nodes, container])}
          />
          <Box node={container} x={columnX(end)} y={branchY(row)} />
          <Edge from={[columnX(end), branchY(row)]} to={[columnX(end + 1), branchY(row)]} state={image.state} />
          <Box node={image} x={columnX(end + 1)} y={branchY(row)} />
        </g>
      ))}
    </svg>
  );
}

/** A line is whole when everything up to its end is. */
function joined(way: readonly PictureNode[]): NodeState {
  if (way.every(({ state }) => state === "ok")) return "ok";
  return way.at(-1)?.state === "broken" ? "broken" : "unknown";
}

type Point = readonly [x: number, y: number];

/** From the right side of one box to the left side of the other; both points are the boxes' upper left corners. */
function Edge({ from, to, state }: { readonly from: Point; readonly to: Point; readonly state: NodeState }) {
  const [x1, y1] = [from[0] + box.width, from[1] + box.height / 2];
  const [x2, y2] = [to[0], to[1] + box.height / 2];
  const half = (x1 + x2) / 2;
  return (
    <path className={`picture-edge picture-${state}`} d={`M ${x1} ${y1} C ${half} ${y1}, ${half} ${y2}, ${x2} ${y2}`} />
  );
}

function Box({ node, x, y }: { readonly node: PictureNode; readonly x: number; readonly y: number }) {
  const t = useWords(pictureWords);
  return (
    <g className={`picture-${node.state}`}>
      <rect className="picture-box" x={x} y={y} width={box.width} height={box.height} rx={10} />
      <text className="picture-title" x={x + 12} y={y + 24}>
        {t(node.kind)}
      </text>
      <text className="picture-mark" x={x + box.width - 22} y={y + 25}>
        {marks[node.state]}
      </text>
      {node.lines.slice(0, mostLines).map((line, at) => (
        <text key={line} x={x + 12} y={y + 44 + at * 18}>
          {shortened(line)}
        </text>
      ))}
    </g>
  );
}
