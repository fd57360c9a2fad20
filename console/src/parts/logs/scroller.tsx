// The lines themselves, in a region that scrolls: drawn in lots so that ten thousand cost no more than what is in sight, with
// text that can be selected, searched by the browser and read by screen readers.
import { memo, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { type LogLine, shownText } from "./log-lines.ts";
import { originOf, type LogSource } from "./sources.ts";

const linesPerLot = 200;
/** As in log-view.css: 0.8125rem × 1.5. */
const lineHeightPx = 19.5;

interface Shown {
  readonly lines: readonly LogLine[];
  readonly sources: readonly LogSource[];
  readonly hasTimestamps: boolean;
  readonly hasSources: boolean;
}

export interface LogScrollerProps extends Shown {
  readonly label: string;
  readonly isWrapped: boolean;
  readonly isAnnounced: boolean;
  readonly height: string;
  /** Above the first line: "load older". */
  readonly top?: ReactNode;
  /** Whether the newest line is kept in sight. */
  readonly isFollowing: boolean;
  /** The visitor scrolled away from the end, or back to it. */
  readonly onFollowing: (isFollowing: boolean) => void;
}

export function LogScroller({ lines, label, top, isFollowing, onFollowing, ...props }: LogScrollerProps) {
  const region = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const before = useRef({ firstId: lines[0]?.id, height: 0 });
  useLayoutEffect(() => {
    const element = region.current;
    if (!element) return;
    const { firstId, height } = before.current;
    const isPrepended = firstId !== undefined && lines[0]?.id !== firstId && lines.some(({ id }) => id === firstId);
    if (isFollowing) element.scrollTop = element.scrollHeight;
    else if (isPrepended) element.scrollTop += element.scrollHeight - height;
    before.current = { firstId: lines[0]?.id, height: element.scrollHeight };
  }, [lines, isFollowing, props.isWrapped]);
  useEndInSight(region, isFollowing, lines);
  return (
    <div
      ref={region}
      className={props.isWrapped ? "log-scroller log-wrap" : "log-scroller"}
      style={{ maxBlockSize: props.height }}
      role="log"
      aria-label={label}
      aria-live={props.isAnnounced ? "polite" : "off"}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        // Only a way up is the visitor's wish: the region's contents grow by themselves, too.
        const isUp = currentTarget.scrollTop < lastTop.current - 1;
        lastTop.current = currentTarget.scrollTop;
        if (isAtEnd(currentTarget)) onFollowing(true);
        else if (isUp) onFollowing(false);
      }}
    >
      {top}
      <Lots {...props} lines={lines} />
    </div>
  );
}

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < 2 * lineHeightPx;

/** Lots have their true height only once they are drawn: the end may have moved by then. */
function useEndInSight(region: RefObject<HTMLDivElement | null>, isFollowing: boolean, lines: unknown): void {
  useEffect(() => {
    if (!isFollowing) return;
    const frame = requestAnimationFrame(() => {
      const element = region.current;
      if (element) element.scrollTop = element.scrollHeight;
    });
    return () => cancelAnimationFrame(frame);
  }, [region, isFollowing, lines]);
}

function Lots({ lines, sources, hasTimestamps, hasSources }: Shown) {
  const lots: (readonly LogLine[])[] = [];
  for (let at = 0; at < lines.length; at += linesPerLot) lots.push(lines.slice(at, at + linesPerLot));
  return lots.map((lot) => (
    <Lot key={lot[0]?.id} lines={lot} sources={sources} hasTimestamps={hasTimestamps} hasSources={hasSources} />
  ));
}

const Lot = memo(
  function Lot({ lines, sources, hasTimestamps, hasSources }: Shown) {
    return (
      <div className="log-chunk" style={{ containIntrinsicBlockSize: `auto ${lines.length * lineHeightPx}px` }}>
        {lines.map((line) => (
          <div className="log-line" key={line.id}>
            {hasTimestamps && <TimeStamp ms={line.timestampMs} />}
            {hasSources && (
              <span className="log-source" title={line.stream}>
                {originOf(sources, line.group, line.stream)}
              </span>
            )}
            <span className="log-text">{shownText(line.message)}</span>
          </div>
        ))}
      </div>
    );
  },
  (before, now) =>
    before.lines.length === now.lines.length &&
    before.lines.every((line, at) => line === now.lines[at]) &&
    before.sources === now.sources &&
    before.hasTimestamps === now.hasTimestamps &&
    before.hasSources === now.hasSources,
);

const two = (number: number, digits = 2) => String(number).padStart(digits, "0");

/** In the visitor's own time zone, always of the same width: 2026-11-25 09:05:01.250 */
export function formatTimeStamp(ms: number): string {
  const at = new Date(ms);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${two(at.getMilliseconds(), 3)}`;
}

function TimeStamp({ ms }: { readonly ms: number }) {
  return <time dateTime={new Date(ms).toISOString()}>{formatTimeStamp(ms)}</time>;
}
