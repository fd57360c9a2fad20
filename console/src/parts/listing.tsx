// A list of things: columns as data, filter, sorting, pages, preferences, selection, and an empty state that says what next.
import { useCollection } from "@cloudscape-design/collection-hooks";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CollectionPreferences, {
  type CollectionPreferencesProps,
} from "@cloudscape-design/components/collection-preferences";
import Header, { type HeaderProps } from "@cloudscape-design/components/header";
import Pagination from "@cloudscape-design/components/pagination";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import TextFilter from "@cloudscape-design/components/text-filter";
import { Fragment, isValidElement, type ReactNode, useMemo, useState } from "react";
import { useCommonWords } from "../words/use-words.ts";
import { compare, searchTexts } from "./listing-order.ts";
import { ProblemAlert, StaleNotice } from "./page.tsx";

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (item: T) => ReactNode;
  /** What the column sorts by and the filter looks through; without it, neither. */
  readonly text?: (item: T) => string | number | undefined;
  /** The cell that names the row, for screen readers. */
  readonly names?: boolean;
  /** Not shown until the visitor asks for it. */
  readonly hidden?: boolean;
  readonly width?: number;
  readonly minWidth?: number;
}

export interface ListingProps<T> {
  /** Names the preferences that are kept, and the list for tests: "clusters". */
  readonly id: string;
  readonly title: string;
  readonly description?: ReactNode;
  readonly headingTag?: HeaderProps["headingTagOverride"];
  /** Undefined: still being read. */
  readonly items: readonly T[] | undefined;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly columns: readonly Column<T>[];
  readonly keyOf: (item: T) => string;
  /** What people call one of them. */
  readonly nameOf?: (item: T) => string;
  readonly placeholder?: string;
  readonly empty: { readonly title: string; readonly hint?: ReactNode; readonly action?: ReactNode };
  /** Buttons in the header; they are handed what is selected. */
  readonly actions?: (selected: readonly T[]) => ReactNode;
  /** Further filters beside the text, and the items that they let through. */
  readonly filters?: ReactNode;
  readonly selection?: "single" | "multi";
  /** Told whenever the selection changes, for what is shown outside of the list. */
  readonly onSelection?: (selected: readonly T[]) => void;
  readonly variant?: TableProps.Variant;
  readonly sortBy?: { readonly column: string; readonly descending?: boolean };
}

/** Buttons in a fragment are spaced like buttons that are not. */
const spread = (node: ReactNode): ReactNode =>
  isValidElement<{ readonly children?: ReactNode }>(node) && node.type === Fragment ? node.props.children : node;

const pageSizes = [20, 50, 100];

export function Listing<T>(props: ListingProps<T>) {
  const { id, title, items, columns, keyOf, error, empty } = props;
  const common = useCommonWords();
  const [preferences, setPreferences] = useKeptPreferences(id, columns);
  const textOf = useMemo(() => searchTexts(columns), [columns]);
  const definitions = useMemo(() => columns.map(definitionOf), [columns]);
  const sorted = definitions.find((column) => column.id === props.sortBy?.column);
  const list = useCollection(items ?? noItems<T>(), {
    filtering: {
      filteringFunction: (item, text) => textOf(item).includes(text.toLowerCase()),
      empty: <Empty {...empty} />,
      noMatch: <NoMatch onClear={() => list.actions.setFiltering("")} />,
    },
    pagination: { pageSize: preferences.pageSize ?? 20 },
    sorting: sorted && {
      defaultState: { sortingColumn: sorted, isDescending: props.sortBy?.descending ?? false },
    },
    selection: { trackBy: keyOf },
  });
  // What is selected as it is now, not as it was when it was selected.
  const selectedKeys = new Set(list.collectionProps.selectedItems?.map(keyOf));
  const selected = selectedKeys.size > 0 ? (items ?? []).filter((item) => selectedKeys.has(keyOf(item))) : [];
  if (error !== undefined && error !== null && items === undefined)
    return <ProblemAlert problem={error} onRetry={props.onRetry} />;
  return (
    <>
      <StaleNotice problem={error} onRetry={props.onRetry} />
      <Table<T>
        // Columns take their widths from what stands in them when the table is first drawn: not from an empty one.
        key={items !== undefined && items.length > 0 ? "filled" : "empty"}
        {...list.collectionProps}
        onSelectionChange={(event) => {
          list.collectionProps.onSelectionChange?.(event);
          props.onSelection?.(event.detail.selectedItems);
        }}
        {...(sorted === undefined && list.collectionProps.sortingColumn === undefined && { sortingColumn: undefined })}
        trackBy={keyOf}
        columnDefinitions={definitions}
        columnDisplay={preferences.contentDisplay}
        wrapLines={preferences.wrapLines}
        items={list.items}
        loading={items === undefined}
        loadingText={common("loading")}
        variant={props.variant ?? "container"}
        stickyHeader
        resizableColumns
        selectionType={props.selection}
        ariaLabels={{
          tableLabel: title,
          selectionGroupLabel: title,
          allItemsSelectionLabel: () => common("selectAll"),
          itemSelectionLabel: (_all, item) => common("selectOne", { name: (props.nameOf ?? keyOf)(item) }),
        }}
        header={
          <Header
            variant="h2"
            headingTagOverride={props.headingTag}
            counter={items && `(${items.length})`}
            description={props.description}
            actions={
              props.actions && (
                <SpaceBetween direction="horizontal" size="xs">
                  {spread(props.actions(selected))}
                </SpaceBetween>
              )
            }
          >
            {title}
          </Header>
        }
        filter={
          <SpaceBetween direction="horizontal" size="xs">
            <TextFilter
              {...list.filterProps}
              filteringPlaceholder={props.placeholder ?? common("find")}
              filteringAriaLabel={props.placeholder ?? `${common("find")}: ${title}`}
              countText={common("matches", { count: list.filteredItemsCount ?? 0 })}
            />
            {props.filters}
          </SpaceBetween>
        }
        pagination={
          <Pagination
            {...list.paginationProps}
            ariaLabels={{
              nextPageLabel: common("nextPage"),
              previousPageLabel: common("previousPage"),
              pageLabel: (page) => common("pageOf", { page }),
            }}
          />
        }
        preferences={<Preferences columns={columns} value={preferences} onChange={setPreferences} />}
      />
    </>
  );
}

const none: readonly never[] = [];
const noItems = <T,>(): readonly T[] => none;

function definitionOf<T>({
  id,
  header,
  cell,
  text,
  names,
  width,
  minWidth,
}: Column<T>): TableProps.ColumnDefinition<T> {
  return {
    id,
    header,
    cell,
    isRowHeader: names ?? false,
    width,
    minWidth: minWidth ?? Math.max(90, header.length * 9 + 44),
    ...(text && { sortingComparator: (one: T, other: T) => compare(text(one), text(other)) }),
  };
}

export function Empty({ title, hint, action }: ListingProps<unknown>["empty"]) {
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="s" alignItems="center">
        <Box variant="strong">{title}</Box>
        {hint && <Box color="text-body-secondary">{hint}</Box>}
        {action}
      </SpaceBetween>
    </Box>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  const common = useCommonWords();
  return <Empty title={common("noMatches")} action={<Button onClick={onClear}>{common("clear")}</Button>} />;
}

type Kept = CollectionPreferencesProps.Preferences;

function useKeptPreferences<T>(id: string, columns: readonly Column<T>[]): [Kept, (kept: Kept) => void] {
  const key = `muelle-list-${id}`;
  const [kept, setKept] = useState<Kept>(() => {
    const display = columns.map((column) => ({ id: column.id, visible: column.hidden !== true }));
    const preset: Kept = { pageSize: 20, wrapLines: false, contentDisplay: display };
    try {
      const before = JSON.parse(localStorage.getItem(key) ?? "{}") as Kept;
      const same = before.contentDisplay?.length === display.length;
      return { ...preset, ...before, contentDisplay: same ? before.contentDisplay : display };
    } catch {
      return preset; // written by somebody else, or storage is off
    }
  });
  const change = (next: Kept) => {
    setKept(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  };
  return [kept, change];
}

function Preferences<T>({
  columns,
  value,
  onChange,
}: {
  readonly columns: readonly Column<T>[];
  readonly value: Kept;
  readonly onChange: (kept: Kept) => void;
}) {
  const common = useCommonWords();
  return (
    <CollectionPreferences
      title={common("preferences")}
      confirmLabel={common("confirm")}
      cancelLabel={common("cancel")}
      preferences={value}
      onConfirm={({ detail }) => onChange(detail)}
      pageSizePreference={{
        title: common("pageSize"),
        options: pageSizes.map((size) => ({ value: size, label: String(size) })),
      }}
      wrapLinesPreference={{ label: common("wrapLines") }}
      contentDisplayPreference={{
        title: common("visibleColumns"),
        options: columns.map(({ id, header, names }) => ({ id, label: header, alwaysVisible: names })),
      }}
    />
  );
}
