import { IconLock } from '../shell/icons';
import { memo, type MouseEvent } from 'react';
import { Link } from 'react-router-dom';
import type { Row } from '../api/types';
import { useLanguage } from '../i18n';
import { Age, ClockLabel } from '../shell/ClockLabel';
import { Status } from '../shell/Status';
import css from './QueueRow.module.css';

interface Props {
  row: Row;
  now: number;
  open: boolean;
  marked: boolean;
  query: string;
  select: (number: string) => void;
  selecting: boolean;
  chosen: boolean;
  toggle: (number: string) => void;
}

export const QueueRow = memo(function QueueRow(props: Props) {
  const { row, now, open, marked, query, select, selecting, chosen, toggle } = props;
  const { t } = useLanguage();

  function follow(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return; // a new tab
    event.preventDefault();
    select(row.number);
  }

  return (
    <li
      className={css.item}
      data-unread={row.unread || undefined}
      data-open={open || undefined}
      data-marked={marked || undefined}
      data-selecting={selecting || undefined}
    >
      <label className={css.choose}>
        <input type="checkbox" checked={chosen} onChange={() => toggle(row.number)} />
        <span className="unseen">{t('bulk.choose', { number: row.number })}</span>
      </label>
      <Link
        to={`/laporan/${row.number}${query}`}
        className={css.row}
        onClick={follow}
        aria-current={open ? 'true' : undefined}
      >
        <div className={css.top}>
          <span className={css.title}>
            {row.unread && <span className={css.dot} title={t('queue.unread')} />}
            {row.title}
            {row.unread && <span className="unseen">, {t('queue.unread')}</span>}
          </span>
          <Age at={row.opened} now={now} />
        </div>
        <div className={css.excerpt}>{row.excerpt}</div>
        <div className={css.line}>
          <Status id={row.status} />
          <span className={css.office}>{row.agency_name || t('queue.no_office')}</span>
          <ClockLabel due={row.due} now={now} />
        </div>
        <div className={css.line}>
          <span className={`${css.kind} number`}>
            {row.number} · {t(`kind.${row.kind}`)}
          </span>
          <span className={css.badges}>
            {row.urgency === 'darurat' && <b className={css.danger}>{t('queue.danger')}</b>}
            {row.urgency === 'segera' && <b className={css.warn}>{t('queue.soon')}</b>}
            {row.triage && <b className={css.warn}>{t('queue.triage')}</b>}
            {row.secret && (
              <b className={css.secret}>
                <IconLock size={12} aria-hidden /> {t('queue.secret')}
              </b>
            )}
          </span>
        </div>
      </Link>
    </li>
  );
});
