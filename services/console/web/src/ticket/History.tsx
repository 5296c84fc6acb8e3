import type { HistoryEntry } from '../api/types';
import { useLanguage } from '../i18n';
import css from './History.module.css';

export function History({ entries }: { entries: HistoryEntry[] }) {
  const { t, dateTime } = useLanguage();
  if (entries.length === 0) return <p className="soft">{t('history.empty')}</p>;
  const who = (entry: HistoryEntry) =>
    entry.who === 'citizen' || entry.who === 'system' ? t(`history.${entry.who}`) : entry.who;
  return (
    <ol className={css.list}>
      {[...entries].reverse().map((entry, at) => (
        <li key={`${entry.at}-${at}`} className={entry.what === 'note' ? css.note : undefined}>
          <div className={css.what}>
            {t(`history.${entry.what}`, { defaultValue: entry.what })}
            {entry.from !== entry.to && (
              <span className={css.to}> → {t(`status.${entry.to}`)}</span>
            )}
          </div>
          {entry.text && <div className={css.text}>{entry.text}</div>}
          <div className={css.foot}>
            {who(entry)} · <time dateTime={entry.at}>{dateTime(entry.at)}</time>
          </div>
        </li>
      ))}
    </ol>
  );
}
