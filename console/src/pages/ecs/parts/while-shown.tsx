// Makes what is in it only while it is on the screen: a panel that is folded away must not follow logs.
import { type ReactNode, useEffect, useRef, useState } from "react";

export function WhileShown({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const observer = new IntersectionObserver(([entry]) => setShown(entry?.isIntersecting ?? false));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="while-shown">
      {isShown && children}
    </div>
  );
}
