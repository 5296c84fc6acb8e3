import { useEffect, useRef } from 'react';

// Single keys, unless somebody types, a dialog is open or a modifier is held.
export function useKeys(bindings: Record<string, () => void>) {
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (
        target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]')
      )
        return;
      // Enter on a link or button is theirs.
      if (event.key === 'Enter' && target.closest('a, button')) return;
      const action = current.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    }
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
