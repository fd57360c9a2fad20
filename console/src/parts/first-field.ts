// The field of a dialog where typing begins.
import type { InputProps } from "@cloudscape-design/components/input";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Give it to the field as `ref`. Not `autoFocus`: a dialog takes the focus itself when it opens, to its close button, and it
 * gives the focus back only when it has seen where that came from.
 */
export function useFirstField(): RefObject<InputProps.Ref | null> {
  const field = useRef<InputProps.Ref>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return field;
}
