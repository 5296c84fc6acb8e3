import { Link } from 'react-router-dom';
import { useSimilar } from '../api/queries';
import type { Detail } from '../api/types';
import { useLanguage } from '../i18n';
import { Age } from '../shell/ClockLabel';
import { Status } from '../shell/Status';
import css from './Facts.module.css';

// Reports that may be about the same thing: by place, topic, words and time.
export function Similar({ detail, now }: { detail: Detail; now: number }) {
  const { t } = useLanguage();
  const similar = useSimilar(detail.number);
  if (similar.isPending) return <div className="soft">{t('common.loading')}</div>;
  if (similar.isError) return <div className="soft">{t('similar.failed')}</div>;
  if (similar.data.length === 0) return <div className="soft">{t('similar.none')}</div>;
  return (
    <ul className={css.similar}>
      {similar.data.map((row) => (
        <li key={row.number}>
          <Link to={`/laporan/${row.number}`}>{row.title}</Link>
          <div className={css.excerpt}>{row.excerpt}</div>
          <div className={css.similarFoot}>
            <Status id={row.status} />
            <span className="soft">{row.because.map((why) => t(`similar.${why}`)).join(', ')}</span>
            <Age at={row.opened} now={now} />
          </div>
        </li>
      ))}
    </ul>
  );
}
