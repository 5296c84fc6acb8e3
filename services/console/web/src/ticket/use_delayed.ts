import { useCallback, useEffect, useRef, useState } from 'react';

export const kUndoSeconds = 5;

// Holds a message back for some seconds so that it can be undone. Leaving the ticket or closing the
// tab sends it at once: what an officer sent is never lost.
export function useDelayed<T>(send: (message: T) => void) {
  const [held, setHeld] = useState<T | null>(null);
  const [left, setLeft] = useState(0);
  const waiting = useRef<{ message: T; timer: ReturnType<typeof setInterval> } | null>(null);
  const sender = useRef(send);
  sender.current = send;

  const release = useCallback((really: boolean) => {
    const now = waiting.current;
    if (!now) return;
    waiting.current = null;
    clearInterval(now.timer);
    setHeld(null);
    if (really) sender.current(now.message);
  }, []);

  const hold = useCallback(
    (message: T) => {
      release(true); // one at a time
      let seconds = kUndoSeconds;
      const timer = setInterval(() => {
        seconds -= 1;
        setLeft(seconds);
        if (seconds === 0) release(true);
      }, 1000);
      waiting.current = { message, timer };
      setLeft(seconds);
      setHeld(message);
    },
    [release],
  );

  useEffect(() => {
    const leave = () => release(true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      release(true);
    };
  }, [release]);

  return { held, left, hold, undo: () => release(false), sendNow: () => release(true) };
}
