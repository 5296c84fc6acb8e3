import { Switch } from '@mantine/core';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Detail, Line } from '../api/types';
import { useLanguage } from '../i18n';
import { sameDay } from '../words/time';
import { Bubble } from './Bubble';
import type { Held } from './Composer';
import css from './Conversation.module.css';

// The chat as the citizen saw it: theirs left, ours right, the newest below.
export function Conversation({ detail, held }: { detail: Detail; held: Held | null }) {
  const { t, day } = useLanguage();
  const [onlyThis, setOnlyThis] = useState(false);
  const scroll = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const elsewhere = detail.conversation.some((line) => !line.about_this);
  const lines = useMemo(
    () => detail.conversation.filter((line) => !onlyThis || line.about_this),
    [detail.conversation, onlyThis],
  );

  // Follows the end unless the officer has scrolled up to read.
  useLayoutEffect(() => {
    const pane = scroll.current;
    if (pane && atEnd.current) pane.scrollTop = pane.scrollHeight;
  }, [lines.length, held]);
  useEffect(() => {
    const pane = scroll.current;
    if (!pane) return;
    const keep = new ResizeObserver(() => {
      if (atEnd.current) pane.scrollTop = pane.scrollHeight;
    });
    keep.observe(pane);
    return () => keep.disconnect();
  }, []);

  return (
    <>
      {elsewhere && (
        <Switch
          size="xs"
          className={css.only}
          label={t('ticket.only_this')}
          checked={onlyThis}
          onChange={(event) => setOnlyThis(event.currentTarget.checked)}
        />
      )}
      <div
        ref={scroll}
        className={css.scroll}
        tabIndex={0}
        role="log"
        aria-label={t('ticket.tab_talk')}
        onScroll={(event) => {
          const pane = event.currentTarget;
          atEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
        }}
      >
        {lines.length === 0 && <p className={css.nothing}>{t('ticket.no_talk')}</p>}
        <ol className={css.lines}>
          {lines.map((line, at) => {
            const before = lines[at - 1];
            return (
              <li key={`${line.at}-${at}`} className={css.entry}>
                {(!before || !sameDay(before.at, line.at)) && (
                  <div className={css.day}>{day(line.at)}</div>
                )}
                <Bubble
                  line={line}
                  follows={Boolean(before && sameVoice(before, line))}
                  report={detail.number}
                />
              </li>
            );
          })}
          {held && (
            <li className={css.entry}>
              <Bubble held={held} />
            </li>
          )}
        </ol>
      </div>
    </>
  );
}

function sameVoice(one: Line, other: Line) {
  return one.author === other.author && sameDay(one.at, other.at);
}
